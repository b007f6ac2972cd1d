import { z } from '../basics/zod.ts';

/** A rectangle on the desktop of all screens, in the system's own pixels that do not depend on the screen's density. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const coordinate = z.int().min(-100_000).max(100_000);
const length = z.int().min(1).max(100_000);

/** What is remembered of a window; `area` is the one it has while it is neither maximised nor over the whole screen. */
export const windowPlaceSchema = z.strictObject({
  area: z.strictObject({ x: coordinate, y: coordinate, width: length, height: length }),
  maximised: z.boolean(),
  fullScreen: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** The smallest window in which every screen can be used: 640 wide is 320 at 200 %. */
export const smallestWindow = { width: 640, height: 480 } as const;

const firstSize = { width: 1280, height: 800 } as const;

/** How much of a window has to lie on a screen so that a person finds it and can take hold of it. */
const leastSeen = 120;

/** Length that two stretches have in common. */
const shared = (from: number, size: number, otherFrom: number, otherSize: number): number =>
  Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom);

/** Whether the upper edge, by which a window is moved, can be reached on this screen. */
const isReachable = (area: Area, screen: Area): boolean =>
  shared(area.x, area.width, screen.x, screen.width) >= leastSeen &&
  area.y >= screen.y &&
  area.y <= screen.y + screen.height - leastSeen;

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, Math.max(least, most)));

/** In the middle of a screen; no larger than it, no smaller than `smallestWindow`. */
function centred(size: { readonly width: number; readonly height: number }, screen: Area): Area {
  const width = within(size.width, smallestWindow.width, screen.width);
  const height = within(size.height, smallestWindow.height, screen.height);
  return {
    x: screen.x + Math.max(0, Math.floor((screen.width - width) / 2)),
    y: screen.y + Math.max(0, Math.floor((screen.height - height) / 2)),
    width,
    height,
  };
}

/** Moved and made smaller so that the whole of it lies on the screen. */
function fitted(area: Area, screen: Area): Area {
  const width = within(area.width, smallestWindow.width, screen.width);
  const height = within(area.height, smallestWindow.height, screen.height);
  return {
    x: within(area.x, screen.x, screen.x + screen.width - width),
    y: within(area.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  };
}

/**
 * Where a window opens. What was remembered holds on the screen it lies on; where that screen is gone, it opens with
 * its size in the middle of the first one.
 *
 * @param remembered null at the first start, or where nothing legible was kept
 * @param screens what windows may cover of each screen, the main one first
 */
export function placeOnScreens(
  remembered: WindowPlace | null,
  screens: readonly Area[],
): WindowPlace {
  const [main] = screens;
  const area = remembered?.area ?? { x: 0, y: 0, ...firstSize };
  const state = {
    maximised: remembered?.maximised ?? false,
    fullScreen: remembered?.fullScreen ?? false,
  };
  if (main === undefined) return { area, ...state };
  const own = remembered === null ? undefined : screens.find((each) => isReachable(area, each));
  return { area: own === undefined ? centred(area, main) : fitted(area, own), ...state };
}
