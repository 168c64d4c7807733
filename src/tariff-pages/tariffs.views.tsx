import type { JSX } from 'preact';
import { visitorOf } from '../accounts/visit.js';
import { NetworkFrame } from '../administration/administration-frame.js';
import { capitalised } from '../platform/i18n/in-words.js';
import { Field, Form } from '../platform/web/form.js';
import { ruleInWords, validityInWords } from '../tariffs/tariff-rules.words.js';
import { AbsencesForm, NewRuleForm } from './tariff-forms.views.js';
import type { ListedRule, TariffsProps } from './tariffs-props.js';
import { TARIFFS_WORDS as WORDS } from './tariffs.words.js';

export function TariffsPage(props: TariffsProps): JSX.Element {
  const { visit, rules, done, today } = props;
  const { language } = visit;
  const standing = rules.filter(({ validUntil }) => validUntil === null || validUntil > today);
  const ended = rules.filter((rule) => !standing.includes(rule));
  return (
    <NetworkFrame visit={visit} section="tariffs" title={WORDS.title[language]} done={done}>
      <p>{WORDS.introduction[language]}</p>
      {standing.length === 0 ? (
        <p>{WORDS.none[language]}</p>
      ) : (
        <ul class="rows">
          {standing.map((rule) => (
            <Rule key={rule.id} rule={rule} {...props} />
          ))}
        </ul>
      )}
      <h2>{WORDS.add[language]}</h2>
      <NewRuleForm {...props} />
      <h2>{WORDS.absences[language]}</h2>
      <AbsencesForm {...props} />
      {ended.length > 0 && (
        <details>
          <summary>{WORDS.ended[language]}</summary>
          <ul class="rows">
            {ended.map((rule) => (
              <li key={rule.id}>
                <RuleInWords rule={rule} {...props} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </NetworkFrame>
  );
}

type RuleProps = TariffsProps & { readonly rule: ListedRule };

function Rule(props: RuleProps): JSX.Element {
  const { rule, visit, today, ending } = props;
  const { language } = visit;
  const refused = ending?.id === rule.id ? ending.form : undefined;
  return (
    <li>
      <RuleInWords {...props} />
      {rule.isTheirs && rule.validUntil === null && (
        <details open={refused !== undefined}>
          <summary>
            {WORDS.end[language]}
            <span class="unseen">, {ruleInWords(rule, language)}</span>
          </summary>
          <Form action={`/administration/tariffs/${rule.id}/end`} formToken={visitorOf(visit).formToken}>
            <EndField
              id={`validUntil-${rule.id}`}
              label={WORDS.validUntil[language]}
              value={refused?.typed['validUntil'] ?? (today < rule.validFrom ? rule.validFrom : today)}
              error={refused?.errors?.['validUntil']}
            />
            <button type="submit" class="quiet">
              {WORDS.end[language]}
            </button>
          </Form>
        </details>
      )}
    </li>
  );
}

/** There is one for each rule on the page: its label must know which. */
function EndField({
  id,
  label,
  value,
  error,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
}): JSX.Element {
  if (error !== undefined)
    return <Field name="validUntil" label={label} type="date" value={value} error={error} required />;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name="validUntil" type="date" value={value} required />
    </div>
  );
}

function RuleInWords({ rule, visit, departments, places }: RuleProps): JSX.Element {
  const { language } = visit;
  const { where } = rule;
  const name =
    where.scope === 'telecentre'
      ? (places.find(({ slug }) => slug === where.telecentre)?.name ?? where.telecentre)
      : where.scope === 'department'
        ? (departments.find(({ code }) => code === where.department)?.name ?? where.department)
        : WORDS.network[language];
  return (
    <p>
      <strong>{name}</strong>
      <br />
      {capitalised(ruleInWords(rule, language))}
      <br />
      <span class="muted">{capitalised(validityInWords(rule, language))}</span>
    </p>
  );
}
