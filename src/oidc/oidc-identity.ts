import { z } from 'zod';

/** Who the provider says it is. Only `issuer` and `subject` together name a person for good; an address may move. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** Establishment of the employer, fourteen digits. */
  readonly siret: string | null;
  /** Shown to the provider again to sign out there. */
  readonly idToken: string;
}

/** Before the letters are made small: some that are not ASCII become so, and lead into the mailbox of somebody else. */
const ASCII = /^[\x21-\x7e]+$/;

/** What a provider sends beyond the standard is its own business: a claim that cannot be used is a claim not sent. */
const personalClaims = z.object({
  email: z.string().trim().regex(ASCII).toLowerCase().pipe(z.email()).nullable().catch(null),
  email_verified: z.boolean().catch(false),
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullable()
    .catch(null),
});

export function identityOf(
  { issuer, subject, idToken }: Pick<OidcIdentity, 'issuer' | 'subject' | 'idToken'>,
  claims: object,
): OidcIdentity {
  const person = personalClaims.parse(claims);
  return {
    issuer,
    subject,
    email: person.email,
    emailVerified: person.email !== null && person.email_verified,
    siret: person.siret,
    idToken,
  };
}
