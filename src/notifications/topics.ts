/** Mails that somebody may not want. What is not among them always comes. */
import type { Words } from '../platform/i18n/language.js';

/** As the check of `account.declined_mail` knows them. Links in mails count on their order: new ones go to the end. */
export const TOPICS = [
  'invitation',
  'reminder',
  'hold',
  'own_change',
  'morning_sheet',
  'last_minute',
] as const;
export type Topic = (typeof TOPICS)[number];

/** For those only who receive people at a telecentre. */
export const HOST_TOPICS: readonly Topic[] = ['morning_sheet', 'last_minute'];
export const MEMBER_TOPICS: readonly Topic[] = TOPICS.filter((topic) => !HOST_TOPICS.includes(topic));

/** What each is called, wherever somebody chooses. */
export const TOPIC_NAMES: Readonly<Record<Topic, Words>> = {
  invitation: {
    fr: 'Invitations pour mon agenda',
    en: 'Invitations for my calendar',
  },
  reminder: { fr: 'Rappel la veille', en: 'Reminder the day before' },
  hold: { fr: 'Place gardée en attendant', en: 'Place held for a while' },
  own_change: { fr: 'Changements que je fais moi-même', en: 'Changes that I make myself' },
  morning_sheet: { fr: 'Feuille du matin', en: 'Morning sheet' },
  last_minute: { fr: 'Changements de dernière minute', en: 'Last-minute changes' },
};
