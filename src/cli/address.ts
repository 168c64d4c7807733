import { InvalidArgumentError } from 'commander';
import { z } from 'zod';

export function addressOf(text: string): string {
  const address = z.email().max(254).safeParse(text.trim());
  if (!address.success) throw new InvalidArgumentError(`"${text}" is not an e-mail address.`);
  return address.data;
}
