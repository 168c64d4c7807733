/** The letter that offers a place to whoever has waited for it. Its links lead to pages; what is pressed there answers. */
import { letter, type Letter } from '../outbox/letter.js';
import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import { KIND } from '../bookings/kind.words.js';
import type { Language } from '../platform/i18n/language.js';
import { sourcedHostOf } from '../telecentres/sourced.js';
import { bookingFacts } from './booking-facts.js';
import type { BookingNews } from './booking-news.js';
import { bookingWords } from './booking-words.js';
import { localMoment } from './time-in-words.js';
import { toldOf, type Told } from './told.js';

/** Of kind `held`: what is offered is held for its reader. */
export function waitlistLetter(news: BookingNews): Letter {
  const { reader, networkName, sender, telecentre, links } = news;
  const { language } = reader;
  const { contactEmail: replyTo } = telecentre === null ? {} : sourcedHostOf(telecentre);
  const [told, usual, words] = [toldOf(news), bookingWords(news), WORDS[language]];
  const until = untilInWords(news, language);
  const written = letter({
    language,
    networkName,
    subject: words.subject(told, until.short),
    greeting: usual.greeting(reader.name),
    paragraphs: [words.opening(told), words.deadline(until.whole)],
    facts: bookingFacts(told, usual),
    action: { label: words.accept, url: links.see },
    actionFirst: true,
    actions: [{ label: words.decline, url: links.cancel }],
    after: [words.after],
    footer: [words.why],
  });
  return { ...written, from: sender, ...(replyTo ? { replyTo } : {}) };
}

/** `14 h 30`; of another day `mardi 12 janvier à 8 h`. */
function untilInWords(
  { booking, at }: BookingNews,
  language: Language,
): { readonly short: string; readonly whole: string } {
  const { date, time } = localMoment(booking.expiresAt ?? booking.start, booking.timeZone);
  const said = timeInWords(time, language);
  const whole = `${dayInWords(date, language)} ${language === 'fr' ? 'à' : 'at'} ${said}`;
  const isToday = date === localMoment(at, booking.timeZone).date;
  return { short: isToday ? said : whole, whole };
}

interface OfferWords {
  /** Until when it waits stands first: telephones show no more. */
  readonly subject: (told: Told, until: string) => string;
  readonly opening: (told: Told) => string;
  readonly deadline: (until: string) => string;
  readonly accept: string;
  readonly decline: string;
  readonly after: string;
  readonly why: string;
}

const WORDS: Readonly<Record<Language, OfferWords>> = {
  fr: {
    subject: ({ news, where, when }, until) =>
      `Pour vous jusqu’${/^\d/.test(until) ? 'à' : 'au'} ${until}\u00a0: ${KIND.fr[news.booking.kind]} ${where}, ${when}`,
    opening: ({ news, where, spoken }) =>
      `Ce que vous attendiez s’est libéré\u00a0: «\u00a0${news.booking.resourceName}\u00a0», ${where}, ${spoken}.`,
    deadline: (until) =>
      `La place est gardée pour vous jusqu’au ${until}. Sans réponse d’ici là, elle est proposée à la personne suivante.`,
    accept: 'Prendre cette place',
    decline: 'Non merci',
    after:
      'Chaque lien ouvre une page où un geste suffit, sans se connecter. Si le délai passe, vous quittez cette file\u00a0; vous pourrez vous y remettre.',
    why: 'Vous recevez ce courriel parce que vous attendez qu’une place se libère.',
  },
  en: {
    subject: ({ news, where, when }, until) =>
      `For you until ${until}: ${KIND.en[news.booking.kind]} ${where}, ${when}`,
    opening: ({ news, where, spoken }) =>
      `What you were waiting for is free: “${news.booking.resourceName}”, ${where}, ${spoken}.`,
    deadline: (until) =>
      `The place is kept for you until ${until}. Without an answer by then it is offered to the next person.`,
    accept: 'Take this place',
    decline: 'No, thank you',
    after:
      'Each link opens a page where one press is enough, without signing in. When the time runs out you leave this line; you can get back into it.',
    why: 'You receive this mail because you are waiting for a place to become free.',
  },
};
