import type { Id } from '../../shared/contest/contest.ts';
import { fitWidth, type Zoom } from './zoom.ts';

/** What a reader left open at one application: the document (null for the application itself) and the page of each. */
interface OpenPlace {
  readonly open: string | null;
  readonly pages: ReadonlyMap<string, number>;
}

const atFirst: OpenPlace = { open: null, pages: new Map() };

/**
 * Where reading goes on when an application is opened again, for as long as the contest stays open; nothing of it is
 * written anywhere.
 */
export class OpenPlaces {
  readonly #places = new Map<Id, OpenPlace>();
  #zoom: Zoom = fitWidth;

  #at(submission: Id): OpenPlace {
    return this.#places.get(submission) ?? atFirst;
  }

  /** How large pages are shown, the same from one document to the next. */
  zoom(): Zoom {
    return this.#zoom;
  }

  keepZoom(zoom: Zoom): void {
    this.#zoom = zoom;
  }

  /** Hash of the document that was open; null for the application. */
  open(submission: Id): string | null {
    return this.#at(submission).open;
  }

  keepOpen(submission: Id, hash: string | null): void {
    this.#places.set(submission, { ...this.#at(submission), open: hash });
  }

  /** Number of the page that was read, from 1. */
  page(submission: Id, hash: string): number {
    return this.#at(submission).pages.get(hash) ?? 1;
  }

  keepPage(submission: Id, hash: string, page: number): void {
    const place = this.#at(submission);
    this.#places.set(submission, { ...place, pages: new Map(place.pages).set(hash, page) });
  }
}
