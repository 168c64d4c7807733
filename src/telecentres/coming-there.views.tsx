/** How one comes to a telecentre and whom one asks: the same wherever it is told. */
import { Fragment, type JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import {
  COMMUNE_ON_THE_MAP,
  COORDINATOR,
  NO_CONTACT,
  ON_THE_MAP,
  TO_BE_CONFIRMED_BY_TELECENTRE,
} from './coming-there.words.js';
import type { Telecentre } from './network.js';
import { hasExactLocation, sourcedHostOf } from './sourced.js';
import { toBeConfirmed } from './telecentres.views.js';

interface OfTelecentre {
  readonly telecentre: Telecentre;
  readonly language: Language;
}

/** A link and no picture: nobody else learns that somebody looked until they press it. A pin only on a known building. */
export function Address({ telecentre, language }: OfTelecentre): JSX.Element {
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
        {(isExact ? ON_THE_MAP : COMMUNE_ON_THE_MAP)[language]}
      </a>
    </>
  );
}

export function Instructions({ telecentre, language }: OfTelecentre): JSX.Element {
  return (
    <>
      {telecentre.access.instructions}
      {toBeConfirmed(telecentre).includes('access') && (
        <>
          <br />
          <span class="muted">{TO_BE_CONFIRMED_BY_TELECENTRE[language]}</span>
        </>
      )}
    </>
  );
}

/** Nobody is told to call where there is no number: then it says who looks after this department. */
export function WhoReceives({ telecentre, language }: OfTelecentre): JSX.Element {
  const { structure, phone, contactEmail } = sourcedHostOf(telecentre);
  const ways = [
    structure,
    phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>,
    contactEmail && <a href={`mailto:${contactEmail}`}>{contactEmail}</a>,
    !phone && !contactEmail && (
      <span class="muted">
        {NO_CONTACT[language]} {COORDINATOR[language]}
        {telecentre.department.coordinator}
      </span>
    ),
  ].filter(Boolean);
  return (
    <>
      {ways.map((way, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {way}
        </Fragment>
      ))}
    </>
  );
}
