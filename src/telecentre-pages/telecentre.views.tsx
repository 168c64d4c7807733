import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { KIND } from '../bookings/kind.words.js';
import { newTeamPath } from '../booking-forms/further-ways.views.js';
import { repeatPath } from '../booking-forms/series-path.js';
import type { DayCells } from '../booking-forms/day-cells.js';
import { furtherName } from '../booking-forms/offer.words.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { KINDS, type Kind } from '../reservation/kind.js';
import { DAY, type Instant } from '../reservation/period.js';
import { TO_BE_CONFIRMED } from '../telecentres/coming-there.words.js';
import { neighboursOf } from '../telecentres/near.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { GettingIn, type PublishedTariff } from './about.views.js';
import { DaysAhead, pathOf } from './days.views.js';
import type { NothingFree } from './elsewhere.js';
import { EquipmentList } from './equipment.views.js';
import { Hours } from './hours.views.js';
import { Rows } from './list.views.js';
import { isShutForLong, openNow } from './opening-days.js';
import type { Photo } from './photos.service.js';
import { PhotoList } from './photos.views.js';
import { Places } from './places.views.js';
import { openNowInWords, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';
import type { Weeks } from './weeks.js';

export interface TelecentrePageProps {
  readonly visit: Visit;
  readonly network: Network;
  readonly telecentre: Telecentre;
  readonly now: Instant;
  /** Null: nothing can be booked there yet. */
  readonly shown: ShownDays | null;
  readonly photos: readonly Photo[];
  /** What it costs today; null when nobody knows. */
  readonly tariff: PublishedTariff | null;
}

export interface ShownDays {
  readonly kind: Kind;
  readonly weeks: Weeks;
  readonly days: readonly DayCells[];
  readonly asTable: boolean;
  readonly nothing: NothingFree | null;
}

export function TelecentrePage(props: TelecentrePageProps): JSX.Element {
  const { visit, telecentre, now, shown, photos, tariff } = props;
  const { language } = visit;
  const { name, commune, department, resources, opening } = telecentre;
  const open = openNow(telecentre, now);
  return (
    <Framed visit={visit} title={name.includes(commune.name) ? name : `${name}, ${commune.name}`}>
      <h1>{furtherName(telecentre) ?? name}</h1>
      <p>
        {commune.name}, {department.name}
      </p>
      <p class={`${open.isOpen ? 'notice' : 'lead'} unprinted`}>
        <strong>{openNowInWords(open, now, opening.timeZone, language)}</strong>
        {!telecentre.hoursConfirmed && <span class="muted"> ({TO_BE_CONFIRMED[language]})</span>}
      </p>
      {isShutForLong(open, now) && <ShutForLong {...props} />}
      {shown !== null && (
        <section class="unprinted" aria-labelledby="days">
          <h2 id="days">{WORDS.daysAhead[language]}</h2>
          <KindLinks telecentre={telecentre} shown={shown} language={language} />
          <ul class="ways" aria-label={WORDS.alsoBooked[language]}>
            <li>
              <a href={repeatPath({ telecentre: telecentre.slug, kind: shown.kind })}>
                {WORDS.everyWeek[language]}
              </a>
            </li>
            {resources.length > 1 && (
              <li>
                <a href={newTeamPath({ telecentre: telecentre.slug })}>{WORDS.forTeam[language]}</a>
              </li>
            )}
          </ul>
          <DaysAhead
            {...shown}
            language={language}
            of={KIND[language][shown.kind]}
            one={resources.filter(({ kind }) => kind === shown.kind).length === 1}
            zone={opening.timeZone}
            pathWith={(changed) => addressOf(telecentre, shown, changed)}
          />
        </section>
      )}
      <h2>{WORDS.hours[language]}</h2>
      <Hours telecentre={telecentre} now={now} language={language} />
      <h2>{WORDS.coming[language]}</h2>
      <GettingIn telecentre={telecentre} tariff={tariff} language={language} />
      {resources.some(({ equipment }) => equipment.length > 0) && <h2>{WORDS.equipment[language]}</h2>}
      <EquipmentList resources={resources} language={language} />
      <PhotoList photos={photos} language={language} />
      <h2>{WORDS.places[language]}</h2>
      <Places resources={resources} language={language} />
    </Framed>
  );
}

/** Why, and where else. */
function ShutForLong({ visit: { language }, network, telecentre, now }: TelecentrePageProps): JSX.Element {
  const open = openNow(telecentre, now);
  const why = open.isOpen ? null : open.why;
  const others = neighboursOf(telecentre, network)
    .filter(({ telecentre: other }) => isOpenSoon(other, now))
    .slice(0, NEIGHBOURS_SHOWN);
  return (
    <div class="warning">
      <p>{why ?? WORDS.shutForNow[language]}</p>
      {others.length > 0 && (
        <>
          <h2>{WORDS.elsewhere[language]}</h2>
          <Rows telecentres={others} now={now} language={language} level={3} />
        </>
      )}
    </div>
  );
}

const NEIGHBOURS_SHOWN = 3;

function isOpenSoon(telecentre: Telecentre, now: Instant): boolean {
  const open = openNow(telecentre, now);
  return open.isOpen || (open.opens !== null && open.opens - now < DAY);
}

/** One sort of place at a time: links, and the one that is shown is told. */
function KindLinks({
  telecentre,
  shown,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly shown: ShownDays;
  readonly language: Language;
}): JSX.Element | null {
  const kinds = kindsOf(telecentre);
  if (kinds.length < 2) return null;
  return (
    <nav class="sections" aria-label={WORDS.kinds[language]}>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <a
              href={addressOf(telecentre, shown, { kind })}
              {...(kind === shown.kind ? { 'aria-current': 'page' as const } : {})}
            >
              {capitalised(KIND[language][kind])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function kindsOf({ resources }: Telecentre): readonly Kind[] {
  return KINDS.filter((kind) => resources.some((one) => one.kind === kind));
}

function addressOf(
  { slug }: Telecentre,
  { kind, weeks, asTable }: ShownDays,
  changed: Readonly<Record<string, string | undefined>>,
): string {
  const query = { kind, from: weeks.from, view: asTable ? 'table' : undefined, ...changed };
  return pathOf(`/telecentres/${slug}`, query, 'days');
}
