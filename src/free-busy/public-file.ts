import type { IncomingHttpHeaders } from 'node:http';
import { codingFor, codingHeaders, tagsOf, type Coding } from '../platform/http/codings.js';
import { heldBy } from '../platform/http/conditional.js';
import { Answer } from '../platform/web/answer.js';

export interface PublicFile {
  readonly name: string;
  /** Changes with its text. */
  readonly version: string;
  /** Made only when it is sent. */
  readonly body: (coding: Coding) => Promise<Buffer>;
}

/** Nobody is named in it: whatever stands in between may keep it for five minutes, as long as nobody minds. */
const FOR_EVERYBODY = { 'cache-control': 'public, max-age=300', vary: 'Accept-Encoding' };

/** Only where it has changed, and packed where it can be unpacked. */
export async function publicFile(
  asked: IncomingHttpHeaders,
  { name, version, body }: PublicFile,
): Promise<Answer> {
  const coding = codingFor(asked['accept-encoding']?.toString());
  const tags = tagsOf(version, coding);
  const held = heldBy(asked, { tags, since: null });
  if (held !== undefined) return new Answer(304, { ...FOR_EVERYBODY, etag: held });
  return new Answer(
    200,
    {
      ...FOR_EVERYBODY,
      etag: tags[0],
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="${name}"`,
      ...codingHeaders(coding),
    },
    await body(coding),
  );
}

/** For programs, which read no pages. */
export function noFile(): Answer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Answer(404, headers, 'Rien ne se trouve à cette adresse.\n');
}
