import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What one provider keeps while it runs: codes, tokens, sessions. */
export function memory(): (kind: string) => Adapter {
  const kinds = new Map<string, Map<string, AdapterPayload>>();
  return (kind) => {
    const kept = kinds.get(kind) ?? new Map<string, AdapterPayload>();
    kinds.set(kind, kept);
    const findBy = (test: (payload: AdapterPayload) => boolean) =>
      Promise.resolve([...kept.values()].find(test));
    return {
      upsert: (id, payload) => done(kept.set(id, payload)),
      find: (id) => Promise.resolve(kept.get(id)),
      findByUid: (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: (code) => findBy((payload) => payload.userCode === code),
      consume: (id) => done(Object.assign(kept.get(id) ?? {}, { consumed: Math.floor(Date.now() / 1000) })),
      destroy: (id) => done(kept.delete(id)),
      revokeByGrantId: (grantId) => {
        for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id);
        return Promise.resolve();
      },
    };
  };
}

function done(_: unknown): Promise<void> {
  return Promise.resolve();
}
