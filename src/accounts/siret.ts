/** The number of an establishment in the French register: fourteen digits, the last of which proves the others. */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  return luhnSum(digits) % 10 === 0 || (text.startsWith(LA_POSTE) && sum(digits) % 5 === 0);
}

/** La Poste ran out of numbers that satisfy the usual key: INSEE lets its offices have those whose digits add up to fives. */
const LA_POSTE = '356000000';

/** Every second digit from the right counts double, and of two digits their sum (ISO/IEC 7812-1). */
function luhnSum(digits: readonly number[]): number {
  return sum(
    digits.toReversed().map((digit, place) => {
      const counted = place % 2 === 1 ? digit * 2 : digit;
      return counted > 9 ? counted - 9 : counted;
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
