/** What is kept of people: why, and for how long. The periods are those that the nightly work goes by. */
import { ATTEMPTS_KEPT_DAYS } from '../accounts/attempts.js';
import { SESSION_DAYS } from '../accounts/sessions.service.js';
import { ENDED_FEEDS_KEPT_DAYS } from '../calendar-feeds/feeds.queries.js';
import { KEPT_DAYS as EXTERNAL_EVENTS_KEPT_DAYS } from '../external-calendars/placing.queries.js';
import type { Retention } from '../personal-data/retention.schemas.js';
import type { Words } from '../platform/i18n/language.js';
import { PROOF } from '../sign-in/sign-in-cookies.js';

export interface Kept {
  readonly name: Words;
  readonly what: Words;
  readonly why: Words;
  readonly howLong: Words;
}

export function keptOf(retention: Retention): readonly Kept[] {
  return [
    account(retention),
    BOOKINGS,
    guests(retention),
    SIGN_IN,
    mails(retention),
    CALENDARS,
    trail(retention),
    EXTERNAL_EVENTS,
    ATTEMPTS,
  ];
}

function account({ idleWarningMonths, idleErasureMonths }: Retention): Kept {
  return {
    name: { fr: 'Votre compte', en: 'Your account' },
    what: {
      fr: 'Adresse électronique, nom, langue, situation et, si vous les dites, commune et employeur.',
      en: 'E-mail address, name, language, status and, if you tell them, commune and employer.',
    },
    why: {
      fr: 'Vous reconnaître, vous écrire, dire à l’hôte qui vient, et montrer d’abord ce qui est près de votre commune.',
      en: 'To recognise you, write to you, tell the host who is coming, and show first what is near your commune.',
    },
    howLong: {
      fr: `Tant que vous vous en servez. Après ${idleWarningMonths}\u00a0mois sans usage nous vous prévenons, après ${idleErasureMonths}\u00a0mois il est effacé, sauf s’il porte un rôle.`,
      en: `As long as you use it. After ${idleWarningMonths} months without use we warn you, after ${idleErasureMonths} months it is erased, unless it has a role.`,
    },
  };
}

const BOOKINGS: Kept = {
  name: { fr: 'Vos réservations', en: 'Your bookings' },
  what: {
    fr: 'Télécentre, place, heures, objet, nombre de personnes, et qui a réservé.',
    en: 'Telecentre, place, times, title, number of people, and who booked.',
  },
  why: {
    fr: 'Garder votre place, vous accueillir, et vous proposer ce que vous prenez d’habitude.',
    en: 'To keep your place, receive you, and propose what you usually take.',
  },
  howLong: {
    fr: 'Autant que votre compte. Ensuite restent le lieu, la place, les heures, votre catégorie (salarié, étudiant…) et votre commune, sans vous.',
    en: 'As long as your account. Then the telecentre, the place, the times, your category (employee, student…) and your commune stay, without you.',
  },
};

function guests({ guestMonths }: Retention): Kept {
  return {
    name: { fr: 'Personnes sans compte', en: 'People without an account' },
    what: {
      fr: 'Le nom de celui ou celle pour qui l’hôte réserve.',
      en: 'The name of whomever the host books for.',
    },
    why: { fr: 'Savoir qui vient.', en: 'To know who is coming.' },
    howLong: {
      fr: `${guestMonths}\u00a0mois après la réservation.`,
      en: `${guestMonths} months after the booking.`,
    },
  };
}

const SIGN_IN: Kept = {
  name: { fr: 'Vos connexions', en: 'Your sessions' },
  what: {
    fr: 'Appareil, dates, et ce qui vérifie le code de votre téléphone si vous en avez un, chiffré.',
    en: 'Device, dates, and what checks the code of your phone if you have one, encrypted.',
  },
  why: { fr: 'Vous éviter de vous reconnecter chaque fois.', en: 'To spare you signing in each time.' },
  howLong: {
    fr: `${SESSION_DAYS}\u00a0jours après votre dernière visite\u00a0; un lien de connexion, ${PROOF.minutes}\u00a0minutes.`,
    en: `${SESSION_DAYS} days after your last visit; a sign-in link, ${PROOF.minutes} minutes.`,
  },
};

function mails({ mailDays }: Retention): Kept {
  return {
    name: { fr: 'Nos courriels', en: 'Our mails' },
    what: {
      fr: 'De quoi ils parlent, leur date, s’ils sont arrivés.',
      en: 'What they are about, their date, whether they arrived.',
    },
    why: {
      fr: 'Réparer ce qui n’arrive pas. Rien n’y mesure si vous les ouvrez.',
      en: 'To mend what does not arrive. Nothing in them measures whether you open them.',
    },
    howLong: {
      fr: `${mailDays}\u00a0jours\u00a0; leur texte est effacé dès l’envoi.`,
      en: `${mailDays} days; their text is erased as soon as they are sent.`,
    },
  };
}

const CALENDARS: Kept = {
  name: { fr: 'Vos calendriers', en: 'Your calendars' },
  what: {
    fr: 'Leur nom, et quel agenda les lit, quand.',
    en: 'Their name, and which program reads them, when.',
  },
  why: { fr: 'Vous dire s’ils sont à jour.', en: 'To tell you whether they are up to date.' },
  howLong: {
    fr: `Autant que votre compte\u00a0; ${ENDED_FEEDS_KEPT_DAYS}\u00a0jours une fois arrêtés.`,
    en: `As long as your account; ${ENDED_FEEDS_KEPT_DAYS} days once stopped.`,
  },
};

function trail({ auditMonths }: Retention): Kept {
  return {
    name: { fr: 'Le journal', en: 'The audit trail' },
    what: {
      fr: 'Qui a fait ou consulté quoi, sous un pseudonyme.',
      en: 'Who did or looked at what, by a pseudonym.',
    },
    why: {
      fr: 'Que vous sachiez qui a vu vos données, et qu’un abus se découvre.',
      en: 'So that you know who has seen your data, and an abuse is found out.',
    },
    howLong: { fr: `${auditMonths}\u00a0mois.`, en: `${auditMonths} months.` },
  };
}

const EXTERNAL_EVENTS: Kept = {
  name: { fr: 'Agendas tenus ailleurs', en: 'Calendars kept elsewhere' },
  what: {
    fr: 'Les titres des événements d’un agenda qu’un hôte rattache à une salle.',
    en: 'The titles of events of a calendar that a host attaches to a room.',
  },
  why: { fr: 'Que l’hôte sache ce qui occupe la salle.', en: 'So that the host knows what takes the room.' },
  howLong: {
    fr: `${EXTERNAL_EVENTS_KEPT_DAYS}\u00a0jours après l’événement.`,
    en: `${EXTERNAL_EVENTS_KEPT_DAYS} days after the event.`,
  },
};

const ATTEMPTS: Kept = {
  name: { fr: 'Essais trop nombreux', en: 'Too many attempts' },
  what: {
    fr: 'Des empreintes d’adresses, illisibles, qui servent à compter.',
    en: 'Fingerprints of addresses, unreadable, that serve to count.',
  },
  why: { fr: 'Que personne ne force une porte.', en: 'So that nobody forces a door.' },
  howLong: { fr: `${ATTEMPTS_KEPT_DAYS}\u00a0jours.`, en: `${ATTEMPTS_KEPT_DAYS} days.` },
};
