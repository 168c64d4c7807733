/** A second choice, and a third: of several wishes in the order of preference, the first that can be had. */
import { fieldErrorsOf, invalidRequest, Problem } from '../platform/http/problem.js';

/** More than this is not a preference any more, but a search. */
export const MOST_CHOICES = 5;

/**
 * Tries one after the other. What is refused because somebody has it, or because a rule of the place is against it, gives
 * way to the next; whatever else goes wrong ends it. A single choice is refused in its own words.
 */
export async function firstToBeHad<Choice, Had>(
  choices: readonly Choice[],
  attempt: (choice: Choice) => Promise<Had>,
): Promise<Had> {
  const refusals: Problem[] = [];
  for (const [index, choice] of choices.entries()) {
    try {
      return await attempt(choice);
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal;
      if (!GIVES_WAY.includes(refusal.content.name)) throw ofChoice(refusal, index);
      refusals.push(refusal);
    }
  }
  throw noneOf(refusals);
}

const GIVES_WAY: readonly string[] = ['slot-taken', 'rule-broken'];

/** What cannot be read in a second choice is named as it was written there. */
function ofChoice(refusal: Problem, index: number): Problem {
  const errors = fieldErrorsOf(refusal.content);
  if (index === 0 || errors.length === 0) return refusal;
  return invalidRequest(errors.map((one) => ({ ...one, field: `else[${index - 1}].${one.field}` })));
}

function noneOf(refusals: readonly Problem[]): Problem {
  const [only, ...others] = refusals;
  if (only !== undefined && others.length === 0) return only;
  return new Problem({
    status: 409,
    name: 'no-choice-left',
    title: {
      fr: 'Aucun de vos choix n’est possible.',
      en: 'None of your choices can be had.',
    },
    members: {
      choices: refusals.map(({ content: { status, name, members } }) => ({
        type: `/problems/${name}`,
        status,
        ...members,
      })),
    },
  });
}
