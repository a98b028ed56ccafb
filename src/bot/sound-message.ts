// The form that a message must have before it goes to the inbox, for networks that hand over values which nobody has checked.
// It knows no network, and what a message means is none of its business.
import { z } from 'zod';
import type { InboundMessage } from './channel.ts';

const text = z.string();

const sound = z.object({
  address: text.min(1),
  externalId: text.min(1),
  order: z.number(),
  sentAt: z.date(),
  text: text.optional(),
  choice: text.optional(),
  files: z
    .array(
      z.object({
        ref: z.record(text, z.union([text, z.number(), z.boolean(), z.null()])),
        name: text.nullable(),
        mime: text.nullable(),
        size: z.number().nullable(),
        sha256: text.optional(),
      }),
    )
    .optional(),
  albumId: text.optional(),
  target: text.optional(),
  replyTo: text.optional(),
  betterThan: text.optional(),
  sameAs: z.array(text).optional(),
});

/** Tells whether every part of the message is of the kind that its type says. */
export const isSound = (message: InboundMessage): boolean => sound.safeParse(message).success;
