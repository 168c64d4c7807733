import { spawn } from 'node:child_process';
import path from 'node:path';
import { Readable } from 'node:stream';
import { mock } from 'node:test';
import { CommanderError, InvalidArgumentError, type Command } from 'commander';
import { createProgram } from '../../src/cli/program.js';

const MAIN = path.resolve(import.meta.dirname, '../../dist/main.js');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as an operator does, with these settings and no others. */
export function telecentre(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  /** What is typed. */
  input = '',
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...settings };
    const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    // It may end without having read.
    child.stdin.on('error', () => undefined).end(input);
    const out = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...out }));
  });
}

/**
 * The same without a process of its own, which takes a second to load: for the many wordings of a command that a process
 * has been seen to carry out.
 */
export async function said(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  /** What is typed. */
  input = '',
): Promise<Run> {
  const out = { stdout: '', stderr: '' };
  const streams = (['stdout', 'stderr'] as const).map((name) =>
    mock.method(process[name], 'write', (text: string) => {
      out[name] += text;
      return true;
    }),
  );
  const keyboard = mock.getter(process, 'stdin', () => Readable.from([input]) as typeof process.stdin);
  try {
    await everyCommand(createProgram(settings), (command) => command.exitOverride()).parseAsync(args, {
      from: 'user',
    });
    return { code: Number(process.exitCode ?? 0), ...out };
  } catch (error) {
    const isSaid = error instanceof CommanderError && !(error instanceof InvalidArgumentError);
    if (!isSaid) out.stderr += `${(error as Error).message}\n`;
    return { code: isSaid ? error.exitCode : 1, ...out };
  } finally {
    process.exitCode = undefined;
    for (const stream of [...streams, keyboard]) stream.mock.restore();
  }
}

function everyCommand(command: Command, change: (one: Command) => void): Command {
  change(command);
  for (const one of command.commands) everyCommand(one, change);
  return command;
}
