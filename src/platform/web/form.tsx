/** The parts that forms are made of: each field with its label, its help, and what is wrong with it said beside it. */
import type { ComponentChildren, JSX } from 'preact';
import { FORM_TOKEN, type Filled } from '../http/endpoint.js';
import type { Language, Words } from '../i18n/language.js';

export interface FormProps {
  readonly action: string;
  /** Of the session; null before there is one. */
  readonly formToken: string | null;
  readonly children: ComponentChildren;
  readonly class?: string;
}

export function Form({ action, formToken, children, class: look }: FormProps): JSX.Element {
  return (
    <form method="post" action={action} {...(look === undefined ? {} : { class: look })}>
      {formToken !== null && <input type="hidden" name={FORM_TOKEN} value={formToken} />}
      {children}
    </form>
  );
}

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly value?: string | null | undefined;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number';
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'email' | 'text';
  readonly maxlength?: number;
  readonly list?: string;
}

export function Field({ name, label, help, value, error, type = 'text', ...rest }: FieldProps): JSX.Element {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Help of={name} text={help} />
      <input
        id={name}
        name={name}
        type={type}
        value={value ?? ''}
        {...rest}
        {...describedBy(name, help, error)}
      />
      <Wrong with={name} error={error} />
    </div>
  );
}

export interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (Option | OptionGroup)[];
  readonly value?: string | null | undefined;
  readonly error?: string | undefined;
  readonly help?: string;
  /** What stands there before anything is chosen. */
  readonly unchosen?: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Some that belong together, under their own heading. */
export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

export function Choice({ name, label, options, value, error, help, unchosen }: ChoiceProps): JSX.Element {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Help of={name} text={help} />
      <select id={name} name={name} required {...describedBy(name, help, error)}>
        {unchosen !== undefined && (
          <option value="" selected={!value}>
            {unchosen}
          </option>
        )}
        {options.map((one) =>
          'options' in one ? (
            <optgroup key={one.label} label={one.label}>
              <Options options={one.options} value={value} />
            </optgroup>
          ) : (
            <Options key={one.value} options={[one]} value={value} />
          ),
        )}
      </select>
      <Wrong with={name} error={error} />
    </div>
  );
}

function Options({
  options,
  value: chosen,
}: {
  readonly options: readonly Option[];
  readonly value: string | null | undefined;
}): JSX.Element {
  return (
    <>
      {options.map(({ value, label }) => (
        <option key={value} value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </>
  );
}

export interface TickProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly help?: string;
  readonly checked?: boolean;
  readonly required?: boolean;
  readonly value?: string;
  readonly error?: string | undefined;
}

export function Tick({
  name,
  label,
  help,
  checked = false,
  required = false,
  value = 'yes',
  error,
}: TickProps): JSX.Element {
  // Where there are several of one name, each has its own.
  const id = value === 'yes' ? name : `${name}-${value}`;
  return (
    <div class="field">
      <label for={id} class="tick">
        <input
          id={id}
          name={name}
          type="checkbox"
          value={value}
          checked={checked}
          required={required}
          {...describedBy(name, help, error)}
        />
        <span>{label}</span>
      </label>
      <Help of={name} text={help} />
      <Wrong with={name} error={error} />
    </div>
  );
}

/** Above a form that was sent and not understood; it leads to each field. */
export function WhatIsWrong({
  form,
  language,
  labels = {},
}: {
  readonly form: Filled<unknown> | null;
  readonly language: Language;
  /** What each field is called on the page. */
  readonly labels?: Readonly<Record<string, string>>;
}): JSX.Element | null {
  if (form?.errors == null) return null;
  const ways = Object.entries(form.errors).map(([name, message]) => (
    <a key={name} href={`#${name}`}>
      {labels[name] === undefined ? message : `${labels[name]}${COLON[language]}${message}`}
    </a>
  ));
  return (
    <Alert>
      {ways.length > 1 && <p>{LOOK_AGAIN[language]}</p>}
      {ways.length > 1 ? (
        <ul>
          {ways.map((way) => (
            <li>{way}</li>
          ))}
        </ul>
      ) : (
        <p>{ways}</p>
      )}
    </Alert>
  );
}

/** Why nothing was done. It takes the focus without any script, so that it is heard first and read from. */
export function Alert({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class="alert" role="alert" tabIndex={-1} autofocus>
      {children}
    </div>
  );
}

const COLON: Words = { fr: '\u00a0: ', en: ': ' };

const LOOK_AGAIN: Words = {
  fr: 'Il manque quelque chose, ou quelque chose n’a pas été compris\u00a0:',
  en: 'Something is missing, or was not understood:',
};

function Help({ of, text }: { readonly of: string; readonly text: string | undefined }): JSX.Element | null {
  return text === undefined ? null : (
    <small id={`${of}-help`} class="help">
      {text}
    </small>
  );
}

export function Wrong(props: {
  readonly with: string;
  readonly error: string | undefined;
}): JSX.Element | null {
  return props.error === undefined ? null : (
    <small id={`${props.with}-error`} class="wrong">
      {props.error}
    </small>
  );
}

/** What a field, or a group of them, says of itself to those who hear the page. */
export function describedBy(
  name: string,
  help: string | undefined,
  error: string | undefined,
): Readonly<Record<string, string>> {
  const ids = [
    ...(help === undefined ? [] : [`${name}-help`]),
    ...(error === undefined ? [] : [`${name}-error`]),
  ];
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(error === undefined ? {} : { 'aria-invalid': 'true' }),
  };
}
