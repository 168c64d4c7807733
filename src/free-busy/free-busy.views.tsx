import { Fragment, type JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { dayInWords, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { qrSvg } from '../platform/web/qr-code.js';
import { subscribeLinks } from '../platform/web/subscribe-links.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Period } from '../reservation/period.js';
import { HOURS_TO_BE_CONFIRMED } from '../telecentres/telecentres.words.js';
import { stateAt } from './free-busy.js';
import type { Resource } from '../reservation/resource.js';
import type { Telecentre } from '../telecentres/network.js';
import type { FreeBusyFacts } from './free-busy.service.js';
import { FREE_BUSY_WORDS as WORDS, questionAtTheDoor, stateInWords } from './free-busy.words.js';
import { sevenDays, type DayAhead } from './seven-days.js';

export interface FreeBusyPageProps {
  readonly visit: Visit;
  readonly facts: FreeBusyFacts;
  /** Of this page, as people reach it. */
  readonly address: string;
}

/** On a telephone at the door: is it free? What is printed of it is the way to it, and nothing that grows old. */
export function FreeBusyPage({ visit, facts, address }: FreeBusyPageProps): JSX.Element {
  const { language } = visit;
  const { resource, telecentre } = facts;
  return (
    <Framed visit={visit} title={`${resource.name}, ${telecentre.name}`}>
      <h1>{resource.name}</h1>
      <p>{withCommune(telecentre)}</p>
      <div class="unprinted">
        <p class={stateAt(facts.division, facts.now).state === 'free' ? 'notice' : 'lead'}>
          <strong>{nowInWords(facts, language)}</strong>
        </p>
        <Days facts={facts} language={language} />
        <Follow resource={resource} address={address} language={language} />
        <h2>{WORDS.door[language]}</h2>
        <p>{WORDS.print[language]}</p>
      </div>
      <div class="at-the-door">
        <p class="question">
          {questionAtTheDoor(resource.kind, language)}
          <br />
          {WORDS.scan[language]}
        </p>
        <div class="qr" dangerouslySetInnerHTML={{ __html: qrSvg(address, WORDS.code[language]) }} />
        <p class="whole-address">{address}</p>
      </div>
      <p class="unprinted aside">
        <a href="/#telecentres">{WORDS.others[language]}</a>
      </p>
    </Framed>
  );
}

/** Most are called after their commune. */
function withCommune({ name, commune }: Telecentre): string {
  return name.includes(commune.name) ? name : `${name}, ${commune.name}`;
}

function nowInWords({ division, resource, telecentre, now }: FreeBusyFacts, language: Language): string {
  const zone = telecentre.opening.timeZone;
  const { state, until } = stateAt(division, now);
  const date = until === null ? null : localDateOf(until, zone);
  const moment =
    until === null || date === null
      ? null
      : { date, time: localTimeOf(until, zone), isToday: date === localDateOf(now, zone) };
  return stateInWords({ state, kind: resource.kind }, moment, language);
}

function Days({
  facts: { division, telecentre, now },
  language,
}: {
  readonly facts: FreeBusyFacts;
  readonly language: Language;
}): JSX.Element {
  const zone = telecentre.opening.timeZone;
  const clock = clockInWords(zone, language);
  return (
    <>
      <h2>{WORDS.days[language]}</h2>
      {clock !== undefined && <p class="muted">({clock})</p>}
      <ul class="rows">
        {sevenDays(division, now, zone).map((day) => (
          <li key={day.date}>
            <Day day={day} zone={zone} language={language} />
          </li>
        ))}
      </ul>
      {!telecentre.hoursConfirmed && <p class="muted">{HOURS_TO_BE_CONFIRMED[language]}</p>}
    </>
  );
}

function Day({
  day: { date, free, busy, tentative },
  zone,
  language,
}: {
  readonly day: DayAhead;
  readonly zone: string;
  readonly language: Language;
}): JSX.Element {
  const hours = ({ start, end }: Period): string =>
    hoursInWords(localTimeOf(start, zone), localTimeOf(end, zone), language);
  const taken = [
    ...busy.map((period) => ({ period, words: hours(period) })),
    ...tentative.map((period) => ({ period, words: `${hours(period)} (${WORDS.tentative[language]})` })),
  ].sort((one, other) => one.period.start - other.period.start);
  return (
    <p>
      <strong>{dayInWords(date, language)}</strong>
      {free.length + taken.length === 0 && <Hours label={WORDS.shut[language]} words={[]} />}
      {free.length > 0 && <Hours label={WORDS.free[language]} words={free.map(hours)} />}
      {taken.length > 0 && <Hours label={WORDS.taken[language]} words={taken.map(({ words }) => words)} />}
    </p>
  );
}

/** A line of its own; broken between two times, and never within one. */
function Hours({ label, words }: { readonly label: string; readonly words: readonly string[] }): JSX.Element {
  return (
    <>
      <br />
      {label}
      {words.map((one, index) => (
        <Fragment key={one}>
          {index > 0 && ', '}
          <span class="whole-words">{one}</span>
        </Fragment>
      ))}
    </>
  );
}

function Follow({
  resource,
  address,
  language,
}: {
  readonly resource: Resource;
  readonly address: string;
  readonly language: Language;
}): JSX.Element {
  const url = `${address}.ics`;
  const webcal = url.replace(/^https?:/, 'webcal:');
  const { google, outlookAtWork, outlookAtHome } = subscribeLinks({ url, webcal }, resource.name);
  const ways = [
    { href: webcal, label: WORDS.subscribe },
    { href: google, label: WORDS.google },
    { href: outlookAtWork, label: WORDS.outlookAtWork },
    { href: outlookAtHome, label: WORDS.outlookAtHome },
  ];
  return (
    <>
      <h2>{WORDS.follow[language]}</h2>
      <p>{WORDS.followHow[language]}</p>
      <p class="actions">
        {ways.map(({ href, label }) => (
          <a key={href} class="button quiet" href={href} rel="noreferrer noopener">
            {label[language]}
          </a>
        ))}
      </p>
      <p>
        {WORDS.address[language]}
        <br />
        <code class="secret">{url}</code>
      </p>
      <p>
        {WORDS.account[language]}{' '}
        <a href={`/account/calendars?resource=${resource.id}`}>{WORDS.calendars[language]}</a>
      </p>
      <details>
        <summary>{WORDS.programs[language]}</summary>
        <p>
          {WORDS.freeBusy[language]}
          <br />
          <code class="secret">{`${address}.ifb`}</code>
        </p>
      </details>
    </>
  );
}
