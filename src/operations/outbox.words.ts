/** What the page of the mails says. */
import type { Outlook } from '../outbox/outbox-care.queries.js';
import type { Language, Words } from '../platform/i18n/language.js';

/** What was just done, or could not be: its name in the address, its words on the page. */
export const DONE = [
  'retried',
  'put-back',
  'all-put-back',
  'none-put-back',
  'unknown',
  'over',
  'overtaken',
  'sent',
] as const;
export type Done = (typeof DONE)[number];

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  retried: {
    fr: 'Les courriels qui attendent sont réessayés maintenant, dans deux minutes au plus. Rechargez la page pour voir s’ils sont partis.',
    en: 'The mails that wait are tried now, in two minutes at most. Reload the page to see whether they have left.',
  },
  'put-back': {
    fr: 'Ce courriel attend de nouveau son départ\u00a0; il part dès que le serveur de courriel le prend.',
    en: 'This mail waits to leave once more; it leaves as soon as the mail server takes it.',
  },
  'all-put-back': {
    fr: 'Tous les courriels qui peuvent encore servir attendent de nouveau leur départ.',
    en: 'All mails that can still be of use wait to leave once more.',
  },
  'none-put-back': {
    fr: 'Aucun courriel ne peut être renvoyé.',
    en: 'There is no mail that can be sent once more.',
  },
  unknown: {
    fr: 'Ce courriel n’est plus parmi ceux qui ont échoué.',
    en: 'This mail is no longer among those that failed.',
  },
  over: {
    fr: 'Ce courriel n’a pas été renvoyé\u00a0: il ne servirait plus à rien, son délai est passé.',
    en: 'This mail was not sent once more: it would help nobody, its time is over.',
  },
  overtaken: {
    fr: 'Ce courriel n’a pas été renvoyé\u00a0: un courriel plus récent sur la même réservation est déjà parti, et les agendas reviendraient en arrière.',
    en: 'This mail was not sent once more: a later one about the same booking has left, and calendars would go back.',
  },
  sent: {
    fr: 'Ce courriel n’a pas été renvoyé\u00a0: il était parti, et son texte n’est pas conservé.',
    en: 'This mail was not sent once more: it had left, and its text is not kept.',
  },
};

export const WENT_WELL: readonly Done[] = ['retried', 'put-back', 'all-put-back'];

/** Beside a mail without a button. */
export const OUTLOOK_IN_WORDS: Readonly<Record<Exclude<Outlook, 'sendable'>, Words>> = {
  over: {
    fr: 'Son délai est passé\u00a0: il ne sera plus envoyé.',
    en: 'Its time is over: it will not be sent.',
  },
  overtaken: {
    fr: 'Un courriel plus récent sur la même réservation est parti\u00a0: il ne sera plus envoyé.',
    en: 'A later one about the same booking has left: it will not be sent.',
  },
  sent: {
    fr: 'Il était parti\u00a0: son texte n’est pas conservé.',
    en: 'It had left: its text is not kept.',
  },
};

/** `4 courriels attendent ; rien n’est perdu…` */
export function waitingInWords(count: number, language: Language): string {
  if (language === 'en')
    return `${count} ${count === 1 ? 'mail waits' : 'mails wait'}; nothing is lost, each is tried for a day.`;
  const who = count === 1 ? '1\u00a0courriel attend' : `${count}\u00a0courriels attendent`;
  return `${who}\u00a0; rien n’est perdu, chacun est réessayé pendant un jour.`;
}

export const PAGE_WORDS = {
  introduction: {
    fr: 'Chaque courriel est essayé pendant un jour, puis abandonné\u00a0; tout de suite quand l’adresse est refusée. Une fois la panne réparée, il peut être renvoyé d’ici. Les heures sont celles de Paris.',
    en: 'Each mail is tried for a day and then given up; at once when the address is refused. Once the fault is mended it can be sent once more from here. Times are those of Paris.',
  },
  noServer: {
    fr: 'Le serveur de courriel ne répond pas depuis le',
    en: 'The mail server has not answered since',
  },
  whatToCheck: {
    fr: 'Vérifiez qu’il tourne, et le réglage SMTP_URL.',
    en: 'Check that it runs, and the setting SMTP_URL.',
  },
  signInLinks: {
    fr: 'Un lien de connexion ne sert qu’un quart d’heure\u00a0: qui en attend un devra en demander un autre.',
    en: 'A link to sign in with works for a quarter of an hour only: whoever waits for one will have to ask for another.',
  },
  retry: { fr: 'Réessayer maintenant', en: 'Try again now' },
  refused: {
    fr: 'L’adresse a été refusée\u00a0: vérifiez-la avec la personne\u00a0; renvoyer ne servira à rien avant.',
    en: 'The address was refused: check it with the person; sending again is of no use before.',
  },
  allWell: {
    fr: 'Tout est parti\u00a0: aucun courriel n’attend, aucun n’a échoué.',
    en: 'Everything has left: no mail waits, none has failed.',
  },
  waiting: { fr: 'En attente', en: 'Waiting' },
  noneWaiting: { fr: 'Aucun courriel n’attend.', en: 'No mail waits.' },
  count: { fr: 'Courriels', en: 'Mails' },
  triedBefore: { fr: 'dont déjà essayés\u00a0:', en: 'of which tried before:' },
  oldest: { fr: 'Le plus ancien', en: 'The oldest' },
  nextAttempt: { fr: 'Prochain essai', en: 'Next attempt' },
  lastError: { fr: 'Dernière réponse', en: 'Last answer' },
  givenUp: { fr: 'Abandonnés', en: 'Given up' },
  noneGivenUp: { fr: 'Aucun courriel n’a été abandonné.', en: 'No mail was given up.' },
  cameBack: { fr: 'Revenus après leur départ', en: 'Come back after they had left' },
  noneCameBack: { fr: 'Aucun courriel n’est revenu.', en: 'No mail has come back.' },
  givenUpAt: { fr: 'Abandonné\u00a0:', en: 'Given up:' },
  cameBackAt: { fr: 'Revenu\u00a0:', en: 'Came back:' },
  to: { fr: 'À', en: 'To' },
  attempts: { fr: 'essais\u00a0:', en: 'attempts:' },
  resend: { fr: 'Renvoyer', en: 'Send again' },
  resendAll: { fr: 'Renvoyer tous les courriels abandonnés', en: 'Send again all that were given up' },
  onlyNewest: {
    fr: 'Seuls les plus récents sont affichés. Nombre total d’échecs\u00a0:',
    en: 'Only the newest are shown. Failures in all:',
  },
} as const satisfies Readonly<Record<string, Words>>;
