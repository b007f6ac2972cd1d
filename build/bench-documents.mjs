import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { benchHome, buildBench } from './bench-parts.mjs';
import { launchChromium } from './chromium.mjs';

/** @typedef {{ readonly html: number, readonly pdf: number, readonly total: number, readonly plain: number, readonly ratio: number, readonly pages: number, readonly bytes: number }} Printed */

/** @param {Uint8Array} pdf */
const pagesOf = (pdf) =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g) ?? []
  ).length;

/**
 * Seconds from the file to its PDF.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} file
 */
async function print(browser, file) {
  const page = await browser.newPage();
  const start = performance.now();
  await page.goto(pathToFileURL(file).href);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const seconds = (performance.now() - start) / 1000;
  await page.close();
  return { seconds, pages: pagesOf(pdf) };
}

/** What is promised, in seconds. */
const limits = { protocol: 3, diplomas: 60 };

/**
 * The minutes with TOP-50 of 600 applications, and 600 diplomas with their codes: from the folded contest to HTML in
 * Node, from there to PDF in Chromium, beside the least that prints the same words. Null where one takes too long.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<object | null>}
 */
export async function benchDocuments(say) {
  await buildBench(['documents-ours']);
  const folder = mkdtempSync(join(tmpdir(), 'qazylar-bench-documents-'));
  const browser = await launchChromium();
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(benchHome, 'dist', 'documents-ours.js'),
      folder,
    ]);
    /** @type {Record<'protocol' | 'diplomas' | 'peak', number>} */
    const made = JSON.parse(stdout);
    // The first page of a browser pays for its start.
    await print(browser, join(folder, 'protocol-plain.html'));
    /** @param {'protocol' | 'diplomas'} name @returns {Promise<Printed>} */
    const printed = async (name) => {
      const file = join(folder, `${name}.html`);
      const { seconds: pdf, pages } = await print(browser, file);
      const { seconds: plain } = await print(browser, join(folder, `${name}-plain.html`));
      const total = made[name] + pdf;
      const found = { html: made[name], pdf, total, plain, ratio: total / plain, pages };
      const { size: bytes } = statSync(file);
      say(
        `documents ${name.padEnd(9)} ${total.toFixed(2)} s for ${pages} pages: HTML ${made[name].toFixed(2)} s (${Math.round(bytes / 1e3)} kB), PDF ${pdf.toFixed(2)} s; ${found.ratio.toFixed(1)} × the plain words (${plain.toFixed(2)} s)`,
      );
      if (total > limits[name]) say(`          LONGER THAN ${limits[name]} s`);
      return { ...found, bytes };
    };
    const protocol = await printed('protocol');
    const diplomas = await printed('diplomas');
    const isInTime = protocol.total <= limits.protocol && diplomas.total <= limits.diplomas;
    return isInTime ? { protocol, diplomas, peak: made.peak } : null;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
