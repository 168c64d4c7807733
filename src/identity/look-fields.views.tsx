import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Accent } from '../platform/web/accent.js';
import type { Colour } from '../platform/web/colour.js';
import { readColour } from '../platform/web/colour.js';
import { Field, Form } from '../platform/web/form.js';
import { tokenOf } from '../platform/web/tokens.js';
import { darkCounterpart } from './accent-choice.js';
import { AccentPreview } from './accent-preview.views.js';
import type { Identity } from './identity.queries.js';
import { IDENTITY_WORDS as WORDS } from './identity.words.js';

/** Name and colours, and what they look like. */
export function LookFields({
  visit,
  identity: { name, accent },
  form,
  preview,
}: {
  readonly visit: Visit;
  readonly identity: Identity;
  readonly form: Filled<unknown> | null;
  readonly preview: Accent | null;
}): JSX.Element {
  const { language } = visit;
  const typed = form?.typed ?? { name, accent: accent?.light ?? '', darkAccent: ownDark(accent) };
  const errors = form?.errors ?? {};
  return (
    <Form action="/operations/identity/look" formToken={visitorOf(visit).formToken}>
      <Field
        name="name"
        label={WORDS.name[language]}
        help={WORDS.nameHelp[language]}
        value={typed['name']}
        error={errors['name']}
        required
      />
      <Field
        name="accent"
        label={WORDS.accent[language]}
        help={WORDS.accentHelp[language]}
        value={typed['accent']}
        error={errors['accent']}
        maxlength={7}
      />
      <Palette colour={readColour(typed['accent'] ?? '') ?? tokenOf('light', 'gentian')} visit={visit} />
      <Field
        name="darkAccent"
        label={WORDS.darkAccent[language]}
        help={WORDS.darkAccentHelp[language]}
        value={typed['darkAccent']}
        error={errors['darkAccent']}
        maxlength={7}
      />
      <AccentPreview accent={preview ?? accent ?? OURS} language={language} />
      {preview !== null && (
        <p role="status">
          <strong>{WORDS.notYetSaved[language]}</strong>
        </p>
      )}
      <p class="actions">
        <button type="submit">{WORDS.save[language]}</button>
        <button type="submit" class="quiet" name="preview" value="yes">
          {WORDS.preview[language]}
        </button>
      </p>
    </Form>
  );
}

/** Browsers send its colour whether it was touched or not: so the form remembers what it showed. */
function Palette({ colour, visit }: { readonly colour: Colour; readonly visit: Visit }): JSX.Element {
  return (
    <div class="field">
      <label for="palette">{WORDS.palette[visit.language]}</label>
      <small id="palette-help" class="help">
        {WORDS.paletteHelp[visit.language]}
      </small>
      <input id="palette" name="palette" type="color" value={colour} aria-describedby="palette-help" />
      <input type="hidden" name="untouched" value={colour} />
    </div>
  );
}

/** Only what the operator has chosen: the one that we would take follows the other colour by itself. */
function ownDark(accent: Accent | null): string {
  return accent === null || accent.dark === darkCounterpart(accent.light) ? '' : accent.dark;
}

const OURS: Accent = { light: tokenOf('light', 'gentian'), dark: tokenOf('dark', 'gentian') };
