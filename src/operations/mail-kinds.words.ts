import type { Language, Words } from '../platform/i18n/language.js';

/** What a mail was about; one that is not named here says its own name. */
export function kindInWords(kind: string, language: Language): string {
  return KINDS_IN_WORDS[kind]?.[language] ?? kind;
}

const KINDS_IN_WORDS: Readonly<Record<string, Words>> = {
  'sign-in': { fr: 'Lien de connexion', en: 'Sign-in link' },
  'booking-held': { fr: 'Place gardée en attendant', en: 'Place held for a while' },
  'booking-requested': { fr: 'Demande transmise', en: 'Request passed on' },
  'booking-declined': { fr: 'Demande refusée', en: 'Request declined' },
  'booking-lapsed': { fr: 'Demande restée sans réponse', en: 'Request not answered' },
  'booking-confirmed': { fr: 'Réservation confirmée', en: 'Booking confirmed' },
  'booking-moved': { fr: 'Réservation déplacée', en: 'Booking moved' },
  'booking-moved-away': { fr: 'Réservation partie ailleurs', en: 'Booking moved elsewhere' },
  'booking-edited': { fr: 'Réservation modifiée', en: 'Booking changed' },
  'booking-cancelled': { fr: 'Réservation annulée', en: 'Booking cancelled' },
  'booking-restored': { fr: 'Réservation rétablie', en: 'Booking restored' },
  'booking-missed': { fr: 'Place rendue, faute d’arrivée', en: 'Place given back, nobody came' },
  'booking-reminder': { fr: 'Rappel la veille', en: 'Reminder the day before' },
  'booking-handed-over': { fr: 'Réservation cédée', en: 'Booking handed over' },
  'handover-offered': { fr: 'Réservation proposée', en: 'Booking offered' },
  'handover-withdrawn': { fr: 'Proposition retirée', en: 'Offer withdrawn' },
  'handover-void': { fr: 'Proposition sans suite', en: 'Offer no longer stands' },
  'handover-refused': { fr: 'Proposition refusée', en: 'Offer declined' },
  'handover-lapsed': { fr: 'Proposition sans réponse', en: 'Offer without an answer' },
  'decline-explained': { fr: 'Réponse à un refus de l’agenda', en: 'Answer to a calendar that declined' },
  'rental-made': { fr: 'Location enregistrée', en: 'Rental written down' },
  'rental-renews': { fr: 'Location bientôt renouvelée', en: 'Rental about to renew itself' },
  'rental-notice-host': { fr: 'Congé donné, au télécentre', en: 'Notice given, to the telecentre' },
  'rental-notice': { fr: 'Fin de location', en: 'End of a rental' },
  'morning-sheet': { fr: 'Feuille du matin', en: 'Morning sheet' },
  'waitlist-offer': { fr: 'Place libérée, proposée', en: 'Place offered from the waitlist' },
  request: { fr: 'Demande à laquelle répondre', en: 'Request to answer' },
  'last-minute': { fr: 'Changement de dernière minute', en: 'Last-minute change' },
  'external-calendar-conflict': {
    fr: 'Réservation et agenda extérieur',
    en: 'Booking and outside calendar',
  },
  'external-calendar-failing': { fr: 'Agenda extérieur muet', en: 'Outside calendar silent' },
  'external-calendar-well-again': { fr: 'Agenda extérieur rétabli', en: 'Outside calendar well again' },
  'external-calendar-held-back': { fr: 'Agenda extérieur vidé', en: 'Outside calendar emptied' },
  'idle-warning': { fr: 'Compte bientôt effacé', en: 'Account soon to be erased' },
  'identity-linked': { fr: 'Autre façon de se connecter', en: 'Another way to sign in' },
  'second-factor-confirmed': { fr: 'Code du téléphone mis en place', en: 'Code of the phone set up' },
  'second-factor-removed': { fr: 'Code du téléphone retiré', en: 'Code of the phone removed' },
  'recovery-codes-renewed': { fr: 'Nouveaux codes de secours', en: 'New recovery codes' },
  'hours-to-confirm': { fr: 'Horaires à confirmer', en: 'Hours to be confirmed' },
  'role-granted': { fr: 'Rôle donné', en: 'Role granted' },
  'role-lent': { fr: 'Rôle prêté', en: 'Role lent' },
  'role-revoked': { fr: 'Rôle terminé', en: 'Role ended' },
  'token-issued': { fr: 'Accès pour un programme', en: 'Access for a program' },
};
