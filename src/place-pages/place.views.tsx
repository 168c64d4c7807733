import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { NetworkFrame, PlaceFrame, placePath } from '../administration/administration-frame.js';
import { ADMINISTRATION_WORDS, type Done } from '../administration/administration.words.js';
import type { EditedDepartment } from '../administration/edited-place.js';
import { versionOf, type OpenTelecentre, type Part } from '../administration/editing.service.js';
import { Refusal } from '../administration/refusal.views.js';
import { nonEmpty } from '../administration/shown-again.js';
import { CommuneField } from '../booking-forms/commune-field.js';
import type { FileTelecentre } from '../network-file/schema.js';
import type { Filled, Typed } from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, describedBy, Field, Form, Tick, WhatIsWrong, Wrong } from '../platform/web/form.js';
import { ACCESS_REGIMES } from '../telecentres/network.js';
import { typedPosition } from './position-form.js';
import { REGIMES } from './regimes.words.js';
import { TARIFF_LABELS, TariffFields } from './tariff-fields.views.js';
import { typedTariff } from './tariff-form.js';

export const PLACE_PART: Part = ({ name, host, access, location, tariff }) => [
  name,
  host,
  access,
  location,
  tariff,
];

interface Shown {
  readonly visit: Visit;
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
  readonly done?: Done | undefined;
}

export function NewPlacePage({
  visit,
  departments,
  form,
  refusal,
}: Shown & { readonly departments: readonly EditedDepartment[] }): JSX.Element {
  const { language } = visit;
  const errors = form?.errors ?? {};
  const typed = form?.typed ?? { regime: 'reception', staffed: 'yes' };
  return (
    <NetworkFrame visit={visit} section="overview" title={WORDS.add[language]}>
      <p>
        {WORDS.introduction[language]} {departments.map(({ name, code }) => `${name} (${code})`).join(', ')}.
      </p>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} labels={labelsIn(language)} />
      <Refusal refusal={refusal ?? null} timeZone="Europe/Paris" language={language} />
      <Form action={placePath('new')} formToken={visitorOf(visit).formToken}>
        <CommuneField
          language={language}
          label={LABELS.near[language]}
          help={WORDS.nearHelp[language]}
          elsewhere
          value={typed['near']}
          error={errors['near']}
        />
        <PlaceFields typed={typed} errors={errors} language={language} />
        <p class="actions">
          <button type="submit">{WORDS.create[language]}</button>
        </p>
      </Form>
    </NetworkFrame>
  );
}

export function PlacePage({ visit, place, file, form, refusal, done }: Shown & OpenTelecentre): JSX.Element {
  const { language } = visit;
  const typed = form?.typed ?? { ...typedPlace(file), ...typedPosition(file), ...typedTariff(file) };
  const errors = form?.errors ?? {};
  return (
    <PlaceFrame visit={visit} place={place} section="place" title={WORDS.title[language]} done={done}>
      <p class="muted">
        {file.commune.postcode} {file.commune.name}
      </p>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} labels={labelsIn(language)} />
      <Refusal refusal={refusal ?? null} timeZone={file.timeZone} language={language} />
      <Form action={placePath(place.slug, 'place')} formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="shown" value={versionOf(file, PLACE_PART)} />
        <PlaceFields typed={typed} errors={errors} language={language} />
        <fieldset class="field wide" aria-describedby="position-help">
          <legend>{WORDS.position[language]}</legend>
          <small id="position-help" class="help">
            {WORDS.positionHelp[language]}
          </small>
          <div class="side-by-side">
            {(['latitude', 'longitude'] as const).map((name) => (
              <Field
                key={name}
                name={name}
                label={LABELS[name][language]}
                value={typed[name]}
                error={errors[name]}
                maxlength={14}
                autocomplete="off"
              />
            ))}
          </div>
        </fieldset>
        <TariffFields typed={typed} errors={errors} language={language} />
        <p class="actions">
          <button type="submit">{ADMINISTRATION_WORDS.save[language]}</button>
        </p>
      </Form>
    </PlaceFrame>
  );
}

function PlaceFields({
  typed,
  errors,
  language,
}: {
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly language: Language;
}): JSX.Element {
  const field = (name: keyof typeof LABELS) => ({
    name,
    label: LABELS[name][language],
    value: typed[name],
    error: errors[name],
  });
  const error = errors['instructions'];
  return (
    <>
      <Field {...field('name')} maxlength={200} required />
      <Field {...field('structure')} help={WORDS.structureHelp[language]} maxlength={200} required />
      <Field {...field('phone')} maxlength={30} autocomplete="off" />
      <Field {...field('contactEmail')} type="email" maxlength={254} autocomplete="off" />
      <Field {...field('address')} help={WORDS.addressHelp[language]} maxlength={200} autocomplete="off" />
      <Choice
        {...field('regime')}
        options={ACCESS_REGIMES.map((value) => ({ value, label: REGIMES[value][language] }))}
      />
      <div class="field">
        <label for="instructions">{LABELS.instructions[language]}</label>
        <small id="instructions-help" class="help">
          {WORDS.instructionsHelp[language]}
        </small>
        <textarea
          id="instructions"
          name="instructions"
          rows={3}
          maxlength={1000}
          required
          {...describedBy('instructions', WORDS.instructionsHelp[language], error)}
        >
          {typed['instructions'] ?? ''}
        </textarea>
        <Wrong with="instructions" error={error} />
      </div>
      <Tick name="staffed" label={LABELS.staffed[language]} checked={typed['staffed'] === 'yes'} />
    </>
  );
}

function typedPlace({ name, host, access }: FileTelecentre): Typed {
  const { structure, phone, contactEmail, address, staffed } = host;
  return {
    name,
    structure,
    phone: phone ?? '',
    contactEmail: contactEmail ?? '',
    address: address ?? '',
    regime: access.regime,
    instructions: access.instructions,
    ...(staffed ? { staffed: 'yes' } : {}),
  };
}

function labelsIn(language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...LABELS, ...TARIFF_LABELS }).map(([name, label]) => [name, label[language]]),
  );
}

const LABELS = {
  near: { fr: 'La commune du télécentre', en: 'The commune of the telecentre' },
  name: { fr: 'Nom du télécentre', en: 'Name of the telecentre' },
  structure: { fr: 'Structure qui accueille', en: 'Host organisation' },
  phone: { fr: 'Téléphone (facultatif)', en: 'Telephone (optional)' },
  contactEmail: { fr: 'Adresse électronique publique (facultatif)', en: 'Public e-mail address (optional)' },
  address: { fr: 'Adresse postale (facultatif)', en: 'Postal address (optional)' },
  regime: { fr: 'On entre', en: 'People come in' },
  instructions: { fr: 'Comment entrer, en quelques mots', en: 'How to come in, in a few words' },
  latitude: { fr: 'Latitude', en: 'Latitude' },
  longitude: { fr: 'Longitude', en: 'Longitude' },
  staffed: { fr: 'Quelqu’un est sur place', en: 'Somebody is there' },
} satisfies Record<string, Words>;

const WORDS = {
  title: { fr: 'Lieu et contact', en: 'Place and contact' },
  add: { fr: 'Ajouter un télécentre', en: 'Add a telecentre' },
  create: { fr: 'Créer le télécentre', en: 'Create the telecentre' },
  introduction: {
    fr: 'D’abord le lieu\u00a0; ensuite ce qu’on y réserve, les horaires et l’hôte. Rien n’est visible avant que l’hôte confirme. Vos départements\u00a0:',
    en: 'First the place; then what is booked there, the hours and the host. Nothing can be seen before the host confirms. Your departments:',
  },
  nearHelp: { fr: 'Son nom ou son code postal', en: 'Its name or its postcode' },
  position: { fr: 'Position sur la carte (facultatif)', en: 'Position on the map (optional)' },
  positionHelp: {
    fr: 'Laissée vide, c’est le centre de la commune.',
    en: 'Left blank, it is the centre of the commune.',
  },
  structureHelp: {
    fr: 'La mairie, la communauté de communes, la pépinière…',
    en: 'The town hall, the business incubator…',
  },
  addressHelp: { fr: 'Numéro et rue, comme «\u00a02 place de la Mairie\u00a0»', en: 'Number and street' },
  instructionsHelp: {
    fr: 'Par exemple\u00a0: «\u00a0Sonnez à l’accueil de la mairie, premier étage.\u00a0» Jamais un code\u00a0: cette phrase est publique.',
    en: 'For example: “Ring at the reception of the town hall, first floor.” Never a code: this sentence is public.',
  },
} satisfies Record<string, Words>;
