import { letter, type Letter } from '../outbox/letter.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';

/** The mail to somebody who has not come for long: until when their account is kept, and that one sign-in keeps it. */
export function idleWarning(
  person: { readonly name: string | null; readonly language: Language | null; readonly safeUntil: Date },
  site: { readonly name: string; readonly url: string },
): Letter {
  const language = person.language ?? 'fr';
  const date = dateInWords(person.safeUntil.toISOString().slice(0, 10), language);
  const { subject, greeting, paragraphs, label, after, footer } = WORDS[language](person.name, date);
  const action = { label, url: site.url };
  return letter({ language, networkName: site.name, subject, greeting, paragraphs, action, after, footer });
}

interface Wording {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly label: string;
  readonly after: readonly string[];
  readonly footer: readonly string[];
}

const WORDS: Readonly<Record<Language, (name: string | null, date: string) => Wording>> = {
  fr: (name, date) => ({
    subject: 'Voulez-vous garder votre compte\u00a0?',
    greeting: name === null ? 'Bonjour,' : `Bonjour ${name},`,
    paragraphs: [
      'Voilà longtemps que nous ne vous avons pas vu dans nos télécentres.',
      `Pour garder votre compte, connectez-vous une fois avant le ${date}. Passé ce jour, nous l’effacerons\u00a0: nous ne gardons pas vos données sans raison.`,
    ],
    label: 'Me connecter',
    after: [
      'Si vous n’en avez plus besoin, vous n’avez rien à faire. Vous pourrez toujours en créer un nouveau.',
    ],
    footer: ['Vous recevez ce courriel parce que vous avez un compte chez nous.'],
  }),
  en: (name, date) => ({
    subject: 'Do you want to keep your account?',
    greeting: name === null ? 'Hello,' : `Hello ${name},`,
    paragraphs: [
      'We have not seen you at our telecentres for a long time.',
      `To keep your account, sign in once before ${date}. After that day we will erase it: we do not keep your data without a reason.`,
    ],
    label: 'Sign in',
    after: ['If you no longer need it, there is nothing to do. You can always make a new one.'],
    footer: ['You receive this mail because you have an account with us.'],
  }),
};
