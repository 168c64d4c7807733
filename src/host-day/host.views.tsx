import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { canWalkIn } from '../attendance/half-day-under-way.js';
import type { Instant } from '../reservation/period.js';
import { PlaceWays } from './day.views.js';
import { ClosedLine, HalfDaySection, OutsideSection } from './half-day.views.js';
import type { HostsPlaces, PlaceInShort, PlaceNow } from './host-day.service.js';
import { countsInWords, dateAndHalf, WORDS } from './host-day.words.js';
import { HoursToConfirm, SisterWays } from './host-ways.views.js';
import { Notices } from './place-notices.views.js';
import { TickWords } from './tick-words.views.js';

interface HostPageProps {
  readonly visit: Visit;
  readonly places: HostsPlaces;
  readonly now: Instant;
}

/** All that she receives people at: this half-day and the next. */
export function HostPage({ visit, places, now }: HostPageProps): JSX.Element {
  const { language } = visit;
  const { own, others, unconfirmed } = places;
  return (
    <Framed visit={visit} title={WORDS.myDay[language]}>
      <h1>{WORDS.myDay[language]}</h1>
      <TickWords language={language} />
      <div id="day" data-live data-updated={WORDS.updated[language]} data-changes="/host/changes">
        {own.length + others.length + unconfirmed.length === 0 && (
          <p class="empty">{WORDS.noPlaces[language]}</p>
        )}
        {unconfirmed.map((one) => (
          <HoursToConfirm key={one.slug} {...one} language={language} />
        ))}
        {own.map((one) => (
          <Place key={one.place.telecentre.slug} visit={visit} place={one} now={now} />
        ))}
        {others.length > 0 && (
          <>
            {own.length > 0 && <h2>{WORDS.others[language]}</h2>}
            <ul class="rows">
              {others.map((one) => (
                <InShort key={one.place.telecentre.slug} visit={visit} short={one} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Framed>
  );
}

function Place({
  visit,
  place,
  now,
}: {
  readonly visit: Visit;
  readonly place: PlaceNow;
  readonly now: Instant;
}): JSX.Element {
  const { language } = visit;
  const { today, shown, notices } = place;
  const { slug, name } = place.place.telecentre;
  const { date } = today.state;
  return (
    <section class="host-place" aria-labelledby={`place-${slug}`}>
      <header>
        <h2 id={`place-${slug}`}>
          <a href={`/telecentres/${slug}/day`}>{name}</a>
        </h2>
        <PlaceWays
          slug={slug}
          date={shown[0]?.day.state.date ?? date}
          takesWalkIns={canWalkIn(today.telecentre, now)}
          language={language}
          of={name}
        />
        <SisterWays slug={slug} name={name} language={language} />
      </header>
      <Notices telecentre={today.telecentre} notices={notices} now={now} language={language} />
      <ShutToday place={place} visit={visit} now={now} />
      {shown.length === 0 && <p class="muted">{WORDS.nothingSoon[language]}</p>}
      {shown.map(({ day, half }) => (
        <HalfDaySection
          key={`${day.state.date}-${half.halfDay}`}
          visit={visit}
          day={day}
          now={now}
          from="host"
          half={half}
          heading="h3"
          title={dateAndHalf(day.state.date, date, half.halfDay, language)}
        />
      ))}
      {shown.some(({ day }) => day === today) && (
        <OutsideSection
          visit={visit}
          day={today}
          now={now}
          from="host"
          outside={today.state.outside}
          heading="h3"
        />
      )}
    </section>
  );
}

/** Said only where the doors stay shut all day, and why where that is known. */
function ShutToday({
  visit,
  place,
  now,
}: {
  readonly visit: Visit;
  readonly place: PlaceNow;
  readonly now: Instant;
}): JSX.Element | null {
  const { language } = visit;
  const { state } = place.today;
  const isSaid = place.notices.closings.some((one) => one.resourceName === null && one.start <= now);
  if (isSaid && state.outside.length === 0) return null;
  const isShut = state.halfDays.every(({ closed }) => closed !== null);
  if (!isShut) return null;
  const why = state.halfDays[0]?.closed ?? state.day.replacedBy?.name ?? '';
  return (
    <ClosedLine why={why === '' ? WORDS.today[language].toLowerCase() : why} language={language}>
      {state.outside.length > 0 && (
        <a href={`/telecentres/${place.place.telecentre.slug}/day`}>{WORDS.wholeDay[language]}</a>
      )}
    </ClosedLine>
  );
}

function InShort({
  visit: { language },
  short: { place, today, next, counts },
}: {
  readonly visit: Visit;
  readonly short: PlaceInShort;
}): JSX.Element {
  const { slug, name } = place.telecentre;
  return (
    <li>
      <div class="told">
        <p>
          <a href={`/telecentres/${slug}/day${next === null ? '' : `?date=${next.date}`}`}>
            <strong>{name}</strong>
          </a>
        </p>
        {next === null || counts === null ? (
          <p class="muted">{WORDS.nothingSoon[language]}</p>
        ) : (
          <p>
            {dateAndHalf(next.date, today, next.halfDay, language)}
            {language === 'fr' ? '\u00a0: ' : ': '}
            {countsInWords(counts, false, language)}
          </p>
        )}
      </div>
    </li>
  );
}
