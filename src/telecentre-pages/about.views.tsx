import type { ComponentChildren, JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation, sourcedHostOf } from '../telecentres/sourced.js';
import { tariffInWords } from '../telecentres/tariff.words.js';
import { toBeConfirmed } from '../telecentres/telecentres.views.js';
import { specialityOf } from './sourced-facts.js';
import { REGIME, TELECENTRE_PAGES_WORDS as WORDS } from './telecentre-pages.words.js';

interface OfTelecentre {
  readonly telecentre: Telecentre;
  readonly language: Language;
}

/** What one needs to come there. What nobody has found out is left out, and what is only assumed says so. */
export function GettingIn({ telecentre, language }: OfTelecentre): JSX.Element {
  const tariff = tariffInWords(telecentre, language);
  const speciality = specialityOf(telecentre);
  return (
    <dl class="facts">
      <Fact label={WORDS.address[language]}>
        <Address telecentre={telecentre} language={language} />
      </Fact>
      <Fact label={WORDS.access[language]}>
        {REGIME[telecentre.access.regime][language]}
        <br />
        {telecentre.access.instructions}
        {toBeConfirmed(telecentre).includes('access') && (
          <>
            <br />
            <span class="muted">{WORDS.toBeConfirmed[language]}</span>
          </>
        )}
      </Fact>
      <Host telecentre={telecentre} language={language} />
      {tariff !== null && <Fact label={WORDS.tariff[language]}>{tariff}</Fact>}
      {speciality !== null && <Fact label={WORDS.speciality[language]}>{speciality}</Fact>}
    </dl>
  );
}

function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A link and no picture of somebody else's: nobody learns that somebody looked until they press it. */
function Address({ telecentre, language }: OfTelecentre): JSX.Element {
  const { commune, latitude, longitude } = telecentre;
  const { address } = sourcedHostOf(telecentre);
  const isExact = hasExactLocation(telecentre);
  const view = isExact
    ? `?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
    : `#map=14/${latitude}/${longitude}`;
  return (
    <>
      {address && !address.includes(commune.postcode) && (
        <>
          {address}
          <br />
        </>
      )}
      {address?.includes(commune.postcode) ? address : `${commune.postcode} ${commune.name}`}
      <br />
      <a class="unprinted" href={`https://www.openstreetmap.org/${view}`} rel="noreferrer">
        {(isExact ? WORDS.map : WORDS.mapOfCommune)[language]}
      </a>
    </>
  );
}

/** Nobody is told to call where there is no number: then it says who looks after this department. */
function Host({ telecentre, language }: OfTelecentre): JSX.Element {
  const { structure, phone, contactEmail } = sourcedHostOf(telecentre);
  const ways = [
    structure,
    phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>,
    contactEmail && <a href={`mailto:${contactEmail}`}>{contactEmail}</a>,
    !phone && !contactEmail && (
      <span class="muted">
        {WORDS.noContact[language]} {WORDS.coordinator[language]}
        {telecentre.department.coordinator}
      </span>
    ),
  ].filter(Boolean);
  return (
    <Fact label={WORDS.host[language]}>
      {ways.map((way, index) => (
        <>
          {index > 0 && <br />}
          {way}
        </>
      ))}
    </Fact>
  );
}
