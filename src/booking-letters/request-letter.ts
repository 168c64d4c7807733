/** The letter that asks a host to answer a request. Its links lead to a page; what is pressed there answers. */
import type { BookingSnapshot, KnownBooking } from '../bookings/booking-record.js';
import { asSeenAtThePlace, calledAtThePlace } from '../bookings/people.js';
import type { LetterTable } from '../outbox/letter-parts.js';
import { letter, type Letter, type Sender } from '../outbox/letter.js';
import { inCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Reader } from './booking-news.js';
import { HOST_WORDS } from './host-letters.words.js';
import { dayAndTimeOf, fullTime, shortTime } from './time-in-words.js';

export interface RequestNews {
  readonly telecentre: Telecentre;
  readonly reader: Reader;
  readonly networkName: string;
  readonly sender: Sender;
  readonly request: KnownBooking;
  /** As what the reader may answer. */
  readonly role: 'host' | 'coordinator';
  /** All that is asked at once, the request among them. */
  readonly together: readonly BookingSnapshot[];
  /** To the page that agrees, and to the one that declines; of several, to the one that lists them. */
  readonly links: { readonly approve: string; readonly decline: string } | { readonly list: string };
}

export function requestLetter(news: RequestNews): Letter {
  const { telecentre, reader, networkName, sender, request, together, role, links } = news;
  const { booking, holder } = request;
  const { language } = reader;
  const words = WORDS[language];
  const isOne = together.length < 2;
  const [firstToLapse = booking] = [...together].sort(
    (one, other) => (one.expiresAt ?? one.start) - (other.expiresAt ?? other.start),
  );
  const seen = asSeenAtThePlace(holder);
  const name = calledAtThePlace(seen, language) ?? HOST_WORDS[language].nobodyKnown;
  const fact = (label: string, value: string | null): { label: string; value: string }[] =>
    value === null ? [] : [{ label, value }];
  const firstVisit = seen.firstVisit === true ? ` (${HOST_WORDS[language].firstVisit})` : '';
  const written = letter({
    language,
    networkName,
    subject: isOne
      ? words.subject(telecentre.commune.name, booking.resourceName, shortTime(booking, language))
      : words.several.subject(telecentre.commune.name, together.length),
    greeting: HOST_WORDS[language].greeting(reader.name),
    paragraphs: [
      isOne ? words.opening(name, booking.resourceName) : words.several.opening(name, together.length),
      words.deadline(deadlineOf(firstToLapse, language)),
    ],
    facts: [
      ...fact(words.who, name + firstVisit),
      ...(isOne
        ? [...fact(words.when, fullTime(booking, language)), ...fact(words.place, booking.resourceName)]
        : []),
      ...fact(words.people, booking.people > 1 ? String(booking.people) : null),
      ...fact(words.title, booking.title),
      ...fact(words.message, booking.message),
    ],
    ...(isOne ? {} : { table: tableOf(together, language) }),
    ...('list' in links
      ? { action: { label: words.several.answer, url: links.list } }
      : {
          action: { label: words.approve, url: links.approve },
          actions: [{ label: words.decline, url: links.decline }],
          after: [words.after],
        }),
    footer: [words.why[role](inCommune(telecentre.commune.name, language))],
  });
  return { ...written, from: sender };
}

function tableOf(together: readonly BookingSnapshot[], language: Language): LetterTable {
  const { several, when, place } = WORDS[language];
  const rows = [...together]
    .sort((one, other) => one.start - other.start)
    .map((booking) => [fullTime(booking, language), booking.resourceName]);
  return { caption: several.caption, columns: [when, place], rows };
}

function deadlineOf(booking: BookingSnapshot, language: Language): string {
  return dayAndTimeOf(booking.expiresAt ?? booking.start, booking.timeZone, language);
}

interface RequestWords {
  readonly subject: (commune: string, place: string, when: string) => string;
  readonly opening: (name: string, place: string) => string;
  readonly deadline: (deadline: string) => string;
  readonly approve: string;
  readonly decline: string;
  readonly several: {
    readonly subject: (commune: string, count: number) => string;
    readonly opening: (name: string, count: number) => string;
    readonly caption: string;
    readonly answer: string;
  };
  readonly after: string;
  readonly why: Readonly<Record<RequestNews['role'], (where: string) => string>>;
  readonly who: string;
  readonly when: string;
  readonly place: string;
  readonly people: string;
  readonly title: string;
  readonly message: string;
}

const WORDS: Readonly<Record<Language, RequestWords>> = {
  fr: {
    subject: (commune, place, when) =>
      `${commune}, une demande attend votre réponse\u00a0: ${place}, ${when}`,
    opening: (name, place) => `${name} demande une place qui n’est donnée que sur demande\u00a0: ${place}.`,
    deadline: (deadline) =>
      `Répondez avant le ${deadline}\u00a0: sans réponse d’ici là, la place redevient libre et la personne en est prévenue.`,
    approve: 'Accepter cette demande',
    decline: 'Refuser cette demande',
    several: {
      subject: (commune, count) => `${commune}, ${count}\u00a0demandes attendent votre réponse`,
      opening: (name, count) =>
        `${name} demande ${count}\u00a0fois une place qui n’est donnée que sur demande.`,
      caption: 'Ce qui est demandé',
      answer: 'Répondre aux demandes',
    },
    after: 'Chaque lien ouvre une page où un geste suffit pour répondre, avec un mot si vous le souhaitez.',
    why: {
      host: (where) =>
        `Vous recevez ce courriel parce que vous accueillez celles et ceux qui viennent ${where}. Quand un autre hôte a déjà répondu, la page le dit.`,
      coordinator: (where) =>
        `Vous recevez ce courriel parce qu’aucun hôte n’est nommé ${where} et que vous coordonnez ce département. Quand quelqu’un d’autre a déjà répondu, la page le dit.`,
    },
    who: 'Qui',
    when: 'Quand',
    place: 'Place',
    people: 'Personnes',
    title: 'Objet',
    message: 'Message',
  },
  en: {
    subject: (commune, place, when) => `${commune}, a request is waiting for your answer: ${place}, ${when}`,
    opening: (name, place) => `${name} asks for a place that is only given on request: ${place}.`,
    deadline: (deadline) =>
      `Answer before ${deadline}: without an answer by then the place becomes free again, and the person is told.`,
    approve: 'Agree to this request',
    decline: 'Decline this request',
    several: {
      subject: (commune, count) => `${commune}, ${count} requests are waiting for your answer`,
      opening: (name, count) => `${name} asks ${count} times for a place that is only given on request.`,
      caption: 'What is asked for',
      answer: 'Answer the requests',
    },
    after: 'Each link opens a page on which one press is enough to answer, with a word if you like.',
    why: {
      host: (where) =>
        `You receive this mail because you welcome those who come to the telecentre ${where}. When another host has answered already, the page says so.`,
      coordinator: (where) =>
        `You receive this mail because there is no host of the telecentre ${where} and you coordinate this department. When somebody else has answered already, the page says so.`,
    },
    who: 'Who',
    when: 'When',
    place: 'Place',
    people: 'People',
    title: 'Title',
    message: 'Message',
  },
};
