import { z } from '../../shared/basics/zod.ts';
import { showPictureSchema } from './show-picture.ts';

/** Light or dark, as the hall is. */
export const stageLooks = ['dark', 'light'] as const;
export type StageLook = (typeof stageLooks)[number];

/** From the presenter's window to the public one: the picture of this moment, or that there is none. */
const toPublicSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('picture'),
    look: z.enum(stageLooks),
    /** Null = a black screen. */
    picture: showPictureSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('full-screen') }),
]);

/** From the public window to the presenter's: that it can show something, and keys pressed in it. */
const toPresenterSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('key'), code: z.string().max(40) }),
]);

export type ToPublic = Readonly<z.infer<typeof toPublicSchema>>;
export type ToPresenter = Readonly<z.infer<typeof toPresenterSchema>>;
export type ShownNow = Extract<ToPublic, { type: 'picture' }>;

/** What a message event must be to be listened to: sent by that very window, from this origin, in the right form. */
function heard<Message>(
  schema: z.ZodType<Message>,
  event: MessageEvent<unknown>,
  sender: Window | null,
): Message | null {
  if (sender === null || event.source !== sender || event.origin !== window.location.origin)
    return null;
  const parsed = schema.safeParse(event.data);
  return parsed.success ? parsed.data : null;
}

/** What the presenter's window says; null for everything else. */
export const heardFromPresenter = (event: MessageEvent<unknown>, presenter: Window | null) =>
  heard(toPublicSchema, event, presenter);

/** What the public window says; null for everything else. */
export const heardFromPublic = (event: MessageEvent<unknown>, show: Window | null) =>
  heard(toPresenterSchema, event, show);
