/** Whom the law asks a site to name. What the operator has not said is not there, and is told as missing. */
import { z } from 'zod';
import { line } from '../platform/http/fields.js';
import type { Words } from '../platform/i18n/language.js';

export const LEGAL_FACTS = [
  'publisher',
  'publisherAddress',
  'publisherPhone',
  'publisherEmail',
  'director',
  'hostName',
  'hostAddress',
  'hostPhone',
  'dataProtection',
  'accessibility',
] as const;
export type LegalFact = (typeof LEGAL_FACTS)[number];

export type LegalFacts = Readonly<Partial<Record<LegalFact, string | undefined>>>;

/** A name with its legal form, or a postal address in one line. */
const LONGEST = 200;

const said = z.preprocess(
  (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
  line(LONGEST).optional(),
);

export const legalForm = z.object(
  Object.fromEntries(LEGAL_FACTS.map((fact) => [fact, said])) as Record<LegalFact, typeof said>,
);

export function missingIn(facts: LegalFacts): readonly LegalFact[] {
  return LEGAL_FACTS.filter((fact) => facts[fact] === undefined);
}

export const LEGAL_FACT_WORDS: Readonly<Record<LegalFact, Words>> = {
  publisher: { fr: 'Éditeur du site, avec sa forme juridique', en: 'Publisher, with its legal form' },
  publisherAddress: { fr: 'Adresse du siège', en: 'Registered address' },
  publisherPhone: { fr: 'Téléphone', en: 'Telephone' },
  publisherEmail: { fr: 'Adresse électronique', en: 'E-mail address' },
  director: { fr: 'Directeur de la publication', en: 'Director of publication' },
  hostName: { fr: 'Hébergeur du site', en: 'Host of the site' },
  hostAddress: { fr: 'Adresse de l’hébergeur', en: 'Address of the host' },
  hostPhone: { fr: 'Téléphone de l’hébergeur', en: 'Telephone of the host' },
  dataProtection: {
    fr: 'Contact du délégué à la protection des données',
    en: 'Contact of the data protection officer',
  },
  accessibility: { fr: 'Contact pour l’accessibilité', en: 'Contact for accessibility' },
};
