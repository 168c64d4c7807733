import type { Language, Words } from '../platform/i18n/language.js';
import type { ReadingFailure } from './external-calendar.js';

/** Why a calendar cannot be read, and what its host can do about it. */
export function failureInWords(why: ReadingFailure, language: Language): string {
  return why.kind === 'status' ? statusInWords(why.status)[language] : FAILURES[why.kind][language];
}

/** Of an address that was just typed: what was never right is not said to have come to an end. */
export function refusalInWords(why: ReadingFailure, language: Language): string {
  const isGone = why.kind === 'status' && (why.status === 404 || why.status === 410);
  return isGone ? NEVER_THERE[language] : failureInWords(why, language);
}

const NEVER_THERE: Words = {
  fr: 'Aucun agenda à cette adresse\u00a0: vérifiez-la, ou copiez-la de nouveau depuis votre agenda.',
  en: 'There is no calendar at this address: check it, or copy it again from your calendar.',
};

const FAILURES: Readonly<Record<Exclude<ReadingFailure['kind'], 'status'>, Words>> = {
  'bad-address': {
    fr: 'Ce n’est pas une adresse d’agenda\u00a0: elle commence par https://, http:// ou webcal://, et ne contient ni nom d’utilisateur ni mot de passe.',
    en: 'This is not the address of a calendar: it begins with https://, http:// or webcal://, and holds no user name and no password.',
  },
  'private-address': {
    fr: 'Cette adresse mène à l’intérieur d’un réseau, où nous ne pouvons pas lire. Il faut l’adresse publique de l’agenda\u00a0; si votre serveur n’est visible que chez vous, demandez à qui a installé ce service de l’autoriser (réglage OUTSIDE_HOSTS_ALLOWED).',
    en: 'This address leads inside a network, where we cannot read. The public address of the calendar is needed; if your server can only be seen from your own network, ask whoever installed this service to allow it (setting OUTSIDE_HOSTS_ALLOWED).',
  },
  'unknown-host': {
    fr: 'Ce serveur n’existe pas, ou plus. Vérifiez l’adresse, ou copiez-la de nouveau depuis votre agenda.',
    en: 'This server does not exist, or no longer does. Check the address, or copy it again from your calendar.',
  },
  'no-answer': {
    fr: 'Le serveur de cet agenda ne répond pas. C’est souvent passager\u00a0; si cela dure, vérifiez que l’agenda s’ouvre dans un navigateur.',
    en: 'The server of this calendar does not answer. That often passes; if it lasts, check that the calendar opens in a browser.',
  },
  untrusted: {
    fr: 'Ce serveur ne prouve pas qu’il est celui qu’il dit\u00a0: son certificat n’est pas valable. Prévenez qui s’en occupe.',
    en: 'This server does not prove that it is the one it says: its certificate is not valid. Tell whoever looks after it.',
  },
  'too-slow': {
    fr: 'Le serveur de cet agenda est trop lent à répondre. C’est souvent passager.',
    en: 'The server of this calendar takes too long to answer. That often passes.',
  },
  'too-large': {
    fr: 'Cet agenda est trop volumineux\u00a0: plus de 5\u00a0Mo. Publiez un agenda qui ne contient que cette salle.',
    en: 'This calendar is too large: more than 5 MB. Publish a calendar of this room alone.',
  },
  'too-many-redirects': {
    fr: 'Cette adresse renvoie sans fin vers d’autres. Copiez-la de nouveau depuis votre agenda.',
    en: 'This address leads on and on to others. Copy it again from your calendar.',
  },
  'no-calendar': {
    fr: 'Cette adresse mène à une page et non à un agenda. Il faut l’adresse au format iCal (elle se termine souvent par .ics)\u00a0; si elle était bonne, le partage de l’agenda a peut-être été arrêté.',
    en: 'This address leads to a page and not to a calendar. The address in iCal format is needed (it often ends with .ics); if it used to work, sharing of the calendar may have been stopped.',
  },
  empty: {
    fr: 'Le serveur répond, mais n’envoie rien. C’est souvent passager\u00a0; si cela dure, publiez l’agenda de nouveau.',
    en: 'The server answers, but sends nothing. That often passes; if it lasts, publish the calendar again.',
  },
  broken: {
    fr: 'Cet agenda est arrivé incomplet ou abîmé. Si cela dure, publiez-le de nouveau et attachez sa nouvelle adresse.',
    en: 'This calendar arrived incomplete or damaged. If it lasts, publish it again and attach its new address.',
  },
  'too-much': {
    fr: 'Cet agenda contient plus d’événements qu’une salle ne peut en avoir. Publiez un agenda qui ne contient que cette salle.',
    en: 'This calendar holds more events than a room can have. Publish a calendar of this room alone.',
  },
  'our-own': {
    fr: 'C’est un calendrier de ce service\u00a0: la salle se bloquerait elle-même. Il faut l’agenda que vous tenez ailleurs.',
    en: 'This is a calendar of this service: the room would block itself. The calendar that you keep elsewhere is needed.',
  },
};

function statusInWords(status: number): Words {
  if (status === 404 || status === 410)
    return {
      fr: 'Il n’y a plus d’agenda à cette adresse. Son partage a sans doute été arrêté\u00a0: publiez-le de nouveau et attachez sa nouvelle adresse.',
      en: 'There is no calendar at this address any more. Sharing has probably been stopped: publish it again and attach its new address.',
    };
  if (status === 401 || status === 403)
    return {
      fr: 'Cet agenda n’est pas partagé\u00a0: son serveur demande de se connecter. Il faut l’adresse secrète ou publique au format iCal.',
      en: 'This calendar is not shared: its server asks to sign in. The secret or public address in iCal format is needed.',
    };
  return {
    fr: `Le serveur de cet agenda répond par une erreur (${status}). C’est souvent passager.`,
    en: `The server of this calendar answers with an error (${status}). That often passes.`,
  };
}
