import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Processes below a process, itself first; those that ended meanwhile are left out.
 *
 * @param {number} first
 * @returns {readonly number[]}
 */
export function processTree(first) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const facts = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name in brackets may hold spaces; the parent is the second field after it.
      const parent = Number(facts.slice(facts.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // Ended since.
    }
  }
  const found = [first];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/**
 * False for what nobody has asked after since it ended, too.
 *
 * @param {number} pid
 */
function isRunning(pid) {
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return facts.slice(facts.lastIndexOf(')') + 2).split(' ')[0] !== 'Z';
  } catch {
    return false;
  }
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Ended since.
  }
}

/**
 * Kills a program with everything below it so that none of it can react to another's end: all are stopped first, what
 * they started meanwhile too, and only then killed. Resolves when all are gone with the files they had open.
 *
 * @param {number} first
 */
export async function killTree(first) {
  /** @type {Set<number>} */
  const stopped = new Set();
  for (let grown = true; grown;) {
    const fresh = processTree(first).filter((pid) => !stopped.has(pid));
    for (const pid of fresh) {
      send(pid, 'SIGSTOP');
      stopped.add(pid);
    }
    grown = fresh.length > 0;
  }
  for (const pid of stopped) send(pid, 'SIGKILL');
  while ([...stopped].some(isRunning)) await wait(5);
}
