import type { TokenScope } from '../permissions/permissions.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { NoticeWords } from './account-notices.js';

export interface ToldToken {
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: Date;
  /** Not made by the person, or somebody in their name, who had signed in. */
  readonly byOperator: boolean;
}

/** What a new access token is for and what it may do; never the token itself. */
export function tokenIssued({ label, scopes, expiresAt, byOperator }: ToldToken): NoticeWords {
  const day = expiresAt.toISOString().slice(0, 10);
  return {
    fr: (when) => ({
      subject: 'Un programme a désormais accès à votre compte',
      paragraphs: [
        `Un accès pour un programme a été créé ${byOperator ? 'par l’opérateur du service ' : ''}${when}\u00a0: «\u00a0${label}\u00a0».`,
        `Ce programme peut ${scopesInWords(scopes, 'fr')}, jusqu’au ${dateInWords(day, 'fr')}.`,
      ],
      action: { label: 'Voir les programmes', path: '/account/programs' },
      otherwise:
        'Vous n’avez rien demandé\u00a0? Dans Mon compte → Programmes, retirez cet accès\u00a0; dans Mon compte → Appareils, déconnectez les autres appareils. Puis écrivez à l’administrateur du réseau.',
    }),
    en: (when) => ({
      subject: 'A program now has access to your account',
      paragraphs: [
        `An access for a program was made ${byOperator ? 'by the operator of the service ' : ''}${when}: “${label}”.`,
        `This program may ${scopesInWords(scopes, 'en')}, until ${dateInWords(day, 'en')}.`,
      ],
      action: { label: 'See the programs', path: '/account/programs' },
      otherwise:
        'You asked for nothing? In My account → Programs, withdraw this access; in My account → Devices, sign the other devices out. Then write to the administrator of the network.',
    }),
  };
}

function scopesInWords(scopes: readonly TokenScope[], language: Language): string {
  return scopes.map((scope) => SCOPES[scope][language]).join(', ');
}

const SCOPES: Readonly<Record<TokenScope, Words>> = {
  read: { fr: 'lire vos réservations', en: 'read your bookings' },
  book: { fr: 'réserver, déplacer et annuler pour vous', en: 'book, move and cancel for you' },
  host: {
    fr: 'voir et gérer les réservations du télécentre où vous accueillez',
    en: 'see and manage the bookings of the telecentre where you are host',
  },
};
