import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { PlaceFrame, placePath } from '../administration/administration-frame.js';
import { ADMINISTRATION_WORDS, type Done } from '../administration/administration.words.js';
import { fingerprintOf, type OpenTelecentre } from '../administration/editing.service.js';
import { Refusal } from '../administration/refusal.views.js';
import { nonEmpty } from '../administration/shown-again.js';
import type { FileResource } from '../network-file/schema.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import { Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { equipmentInWords, type EquipmentWord } from '../telecentres/equipment.js';
import { PartFields } from './part-fields.views.js';
import { roomsFor, typedParts } from './parts-form.js';
import { PolicyFields } from './policy-fields.views.js';
import { RULE_FIELDS, typedPolicy } from './policy-form.js';
import { PRESET_NAMES, PRESETS } from './presets.js';
import { RESOURCES_WORDS as WORDS, sizeInWords } from './resources.words.js';

interface ResourcesProps extends OpenTelecentre {
  readonly visit: Visit;
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
  readonly done?: Done | undefined;
}

export function ResourcesPage(
  props: ResourcesProps & { readonly withdrawn: readonly FileResource[] },
): JSX.Element {
  const { visit, place, file, withdrawn, form, refusal, done } = props;
  const { language } = visit;
  const formToken = visitorOf(visit).formToken;
  return (
    <PlaceFrame visit={visit} place={place} section="resources" title={WORDS.title[language]} done={done}>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} />
      <Refusal refusal={refusal ?? null} timeZone={file.timeZone} language={language} />
      {file.resources.length === 0 && <p class="muted">{WORDS.none[language]}</p>}
      <ul class="rows">
        {file.resources.map((one) => (
          <li key={one.key}>
            <div class="told">
              <p>
                <strong>{one.name}</strong> <span class="muted">{sizeInWords(one, language)}</span>
                <br />
                <span class="muted">
                  {one.equipment.map((word) => equipmentInWords(word, language)).join(', ')}
                </span>
              </p>
            </div>
            <a
              class="button quiet"
              href={placePath(place.slug, `resources/${one.key}`)}
              aria-label={`${WORDS.change[language]}, ${one.name}`}
            >
              {WORDS.change[language]}
            </a>
          </li>
        ))}
      </ul>
      <h2>{WORDS.add[language]}</h2>
      <AddForm {...props} />
      {withdrawn.length > 0 && (
        <section>
          <h2>{WORDS.withdrawn[language]}</h2>
          <ul class="rows">
            {withdrawn.map((one) => (
              <li key={one.key}>
                <p>
                  {one.name} <span class="muted">{sizeInWords(one, language)}</span>
                </p>
                <Form action={placePath(place.slug, `resources/${one.key}/return`)} formToken={formToken}>
                  <button
                    type="submit"
                    class="quiet"
                    aria-label={`${WORDS.offerAgain[language]}, ${one.name}`}
                  >
                    {WORDS.offerAgain[language]}
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PlaceFrame>
  );
}

function AddForm({ visit, place, form }: ResourcesProps): JSX.Element {
  const { language } = visit;
  const typed = form?.typed ?? {};
  const errors = form?.errors ?? {};
  return (
    <Form action={placePath(place.slug, 'resources')} formToken={visitorOf(visit).formToken}>
      <Choice
        name="preset"
        label={WORDS.preset[language]}
        options={PRESET_NAMES.map((name) => ({ value: name, label: PRESETS[name].label[language] }))}
        value={typed['preset']}
        error={errors['preset']}
      />
      <Field
        name="name"
        label={WORDS.nameIfOther[language]}
        help={WORDS.nameHelp[language]}
        value={typed['name']}
        error={errors['name']}
        maxlength={180}
      />
      <Field
        name="size"
        label={WORDS.size[language]}
        help={WORDS.sizeHelp[language]}
        inputmode="numeric"
        value={typed['size']}
        error={errors['size']}
        maxlength={4}
      />
      <p class="actions">
        <button type="submit">{WORDS.addIt[language]}</button>
      </p>
    </Form>
  );
}

export function ResourcePage({
  visit,
  place,
  file,
  entry,
  vocabulary,
  form,
  refusal,
}: ResourcesProps & {
  readonly entry: FileResource;
  readonly vocabulary: readonly EquipmentWord[];
}): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  const typed = form?.typed ?? {
    name: entry.name,
    size: String(entry.places ?? entry.capacity),
    ...typedPolicy(entry.policy, language),
    ...typedParts(entry),
    ...Object.fromEntries(entry.equipment.map((word) => [`equipment-${word}`, 'yes'])),
  };
  const errors = form?.errors ?? {};
  const action = placePath(place.slug, `resources/${entry.key}`);
  const shown = fingerprintOf(entry);
  // A word that is retired is offered no more, and stays with what has it.
  const offered = vocabulary.filter(({ word, retired }) => !retired || entry.equipment.includes(word));
  const sizeLabel = entry.places === undefined ? WORDS.people : WORDS.places;
  const labels = {
    name: WORDS.name[language],
    size: sizeLabel[language],
    ...Object.fromEntries(RULE_FIELDS.map(({ of, label }) => [of, label[language]])),
  };
  return (
    <PlaceFrame visit={visit} place={place} section="resources" title={entry.name}>
      <WhatIsWrong form={form ? nonEmpty(form) : null} language={language} labels={labels} />
      <Refusal refusal={refusal ?? null} timeZone={file.timeZone} language={language} />
      <Form action={action} formToken={formToken}>
        <input type="hidden" name="shown" value={shown} />
        <Field
          name="name"
          label={WORDS.name[language]}
          value={typed['name']}
          error={errors['name']}
          maxlength={180}
          required
        />
        {entry.kind === 'desk' && entry.places === undefined ? (
          <input type="hidden" name="size" value="1" />
        ) : (
          <Field
            name="size"
            label={sizeLabel[language]}
            inputmode="numeric"
            value={typed['size']}
            error={errors['size']}
            maxlength={4}
            required
          />
        )}
        <fieldset class="field wide">
          <legend>{WORDS.equipment[language]}</legend>
          <div class="choices">
            {offered.map(({ word }) => (
              <label key={word} class="tick">
                <input
                  type="checkbox"
                  name={`equipment-${word}`}
                  value="yes"
                  checked={typed[`equipment-${word}`] === 'yes'}
                />
                <span>{equipmentInWords(word, language)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <PartFields rooms={roomsFor(entry, file)} typed={typed} language={language} />
        <PolicyFields typed={typed} errors={errors} language={language} />
        <p class="actions">
          <button type="submit">{ADMINISTRATION_WORDS.save[language]}</button>
        </p>
      </Form>
      <section>
        <h2>{WORDS.withdrawal[language]}</h2>
        <p>{WORDS.withdrawalMeans[language]}</p>
        <Form action={`${action}/withdrawal`} formToken={formToken}>
          <input type="hidden" name="shown" value={shown} />
          <button type="submit" class="quiet">
            {WORDS.withdraw[language]}
          </button>
        </Form>
      </section>
    </PlaceFrame>
  );
}
