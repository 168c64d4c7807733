import type { ComponentChildren, JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation, sourcedHostOf } from '../telecentres/sourced.js';
import { tariffInWords } from '../telecentres/tariff.words.js';
import { toBeConfirmed } from '../telecentres/telecentres.views.js';
import { HOURS_TO_BE_CONFIRMED } from '../telecentres/telecentres.words.js';
import type { OpenedLink } from './link-door.js';
import { placeInWords } from './parts.views.js';

/** What there is to know of a booking, line by line: first what one needs to come, last what one is asked for. */
export function Facts({
  link,
  isComing,
  saysAccess,
}: {
  readonly link: OpenedLink;
  readonly isComing: boolean;
  /** Not where the page says already that there is no code to get in by. */
  readonly saysAccess: boolean;
}): JSX.Element {
  const { booking, visit, telecentre, cancelledBy } = link;
  const { language } = visit;
  const tariff = telecentre && tariffInWords(telecentre, language);
  return (
    <dl class="facts">
      {isComing && telecentre?.hoursConfirmed === false && (
        <Fact icon="clock" label={WORDS.hours[language]}>
          {HOURS_TO_BE_CONFIRMED[language]}
        </Fact>
      )}
      <Fact icon="laptop" label={WORDS.place[language]}>
        {placeInWords(link, language)}
      </Fact>
      <Fact icon="geo-alt" label={WORDS.telecentre[language]}>
        {booking.telecentreName}
        {telecentre !== null && <MapLink telecentre={telecentre} language={language} />}
      </Fact>
      {telecentre !== null && isComing && saysAccess && (
        <AccessFact telecentre={telecentre} language={language} />
      )}
      {telecentre !== null && (isComing || cancelledBy === 'receiver') && (
        <HostFact telecentre={telecentre} language={language} />
      )}
      {tariff !== null && (
        <Fact icon="credit-card" label={WORDS.tariff[language]}>
          {tariff}
        </Fact>
      )}
      {booking.people > 1 && (
        <Fact icon="people" label={WORDS.people[language]}>
          {booking.people}
        </Fact>
      )}
      {booking.title !== null && (
        <Fact icon="pencil" label={WORDS.subject[language]}>
          {booking.title}
        </Fact>
      )}
      {booking.cancellationReason !== null && (
        <Fact icon="info-circle" label={WORDS.reason[language]}>
          {booking.cancellationReason}
        </Fact>
      )}
      <Fact icon="list-ul" label={WORDS.reference[language]}>
        <code>{booking.reference}</code>
      </Fact>
    </dl>
  );
}

function Fact({
  icon,
  label,
  children,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <dt>
        <Icon name={icon} /> {label}
      </dt>
      <dd>{children}</dd>
    </>
  );
}

interface AtTelecentre {
  readonly telecentre: Telecentre;
  readonly language: Language;
}

/** A link and no picture: nobody else learns that somebody looked until they press it. A pin only on a known building. */
function MapLink({ telecentre, language }: AtTelecentre): JSX.Element {
  const { commune, latitude, longitude } = telecentre;
  const { address } = sourcedHostOf(telecentre);
  const isExact = hasExactLocation(telecentre);
  const view = isExact
    ? `?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
    : `#map=14/${latitude}/${longitude}`;
  return (
    <>
      <br />
      {address && !address.includes(commune.postcode) && (
        <>
          {address}
          <br />
        </>
      )}
      {address?.includes(commune.postcode) ? address : `${commune.postcode} ${commune.name}`}
      <br />
      <a href={`https://www.openstreetmap.org/${view}`} rel="noreferrer">
        {(isExact ? WORDS.map : WORDS.mapOfCommune)[language]}
      </a>
    </>
  );
}

function AccessFact({ telecentre, language }: AtTelecentre): JSX.Element {
  return (
    <Fact icon="door-open" label={WORDS.access[language]}>
      {telecentre.access.instructions}
      {toBeConfirmed(telecentre).includes('access') && (
        <>
          <br />
          <span class="muted">{WORDS.toBeConfirmed[language]}</span>
        </>
      )}
    </Fact>
  );
}

/** Whom to ask, as far as it is known. */
function HostFact({ telecentre, language }: AtTelecentre): JSX.Element | null {
  const { structure, phone, contactEmail } = sourcedHostOf(telecentre);
  const ways = [
    structure,
    phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>,
    contactEmail && <a href={`mailto:${contactEmail}`}>{contactEmail}</a>,
  ].filter(Boolean);
  if (ways.length === 0) return null;
  return (
    <Fact icon="telephone" label={WORDS.host[language]}>
      {ways.map((way, index) => (
        <>
          {index > 0 && <br />}
          {way}
        </>
      ))}
    </Fact>
  );
}

const WORDS = {
  hours: { fr: 'Horaires', en: 'Hours' },
  place: { fr: 'Place', en: 'Place' },
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  access: { fr: 'Accès', en: 'Access' },
  host: { fr: 'Accueil', en: 'Host' },
  tariff: { fr: 'Tarif', en: 'Price' },
  people: { fr: 'Personnes', en: 'People' },
  subject: { fr: 'Objet', en: 'Title' },
  reason: { fr: 'Motif', en: 'Reason' },
  reference: { fr: 'Référence', en: 'Reference' },
  map: { fr: 'Voir sur la carte', en: 'See on the map' },
  mapOfCommune: {
    fr: 'Voir la commune sur la carte (emplacement exact non vérifié)',
    en: 'See the town on the map (exact place not verified)',
  },
  toBeConfirmed: {
    fr: 'Pas encore confirmé par le télécentre.',
    en: 'Not yet confirmed by the telecentre.',
  },
} satisfies Record<string, Words>;
