// The parts of a Cloud API webhook that are read. Everything else passes by; what does not fit is ignored one by one.
// Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks (messages, statuses), v25.0.
import { z } from 'zod';

const text = z.string().max(100_000);
const id = z.string().min(1).max(512);

const media = z.object({
  id,
  mime_type: text.optional(),
  sha256: text.optional(),
  filename: text.optional(),
  caption: text.optional(),
  voice: z.boolean().optional(),
});
export type CloudMedia = z.infer<typeof media>;

const reply = z.object({ id: text, title: text });
const words = z.object({ body: text });

/** Who wrote, when, and what kind it is: enough to answer, whatever the rest looks like. */
export const cloudEnvelope = z.object({
  id,
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  timestamp: z.string().regex(/^\d{1,12}$/),
  type: text,
  group_id: text.optional(),
});
export type CloudEnvelope = z.infer<typeof cloudEnvelope>;

/** One message of a person. */
export const cloudMessage = cloudEnvelope.extend({
  context: z.object({ id: id.optional() }).optional(),
  text: words.optional(),
  image: media.optional(),
  video: media.optional(),
  audio: media.optional(),
  location: z
    .object({ latitude: z.number().optional(), longitude: z.number().optional() })
    .optional()
    .catch(undefined),
  document: media.optional(),
  interactive: z
    .object({ button_reply: reply.optional(), list_reply: reply.optional() })
    .optional(),
  button: z.object({ text: text.optional(), payload: text.optional() }).optional(),
  reaction: z.object({ message_id: id }).optional(),
  edit: z
    .object({
      original_message_id: id,
      message: z
        .object({
          text: words.optional(),
          image: z.object({ caption: text.optional() }).optional(),
          video: z.object({ caption: text.optional() }).optional(),
          document: z.object({ caption: text.optional() }).optional(),
        })
        .optional(),
    })
    .optional(),
  revoke: z.object({ original_message_id: id }).optional(),
  system: z.object({ type: text.optional() }).optional(),
});
export type CloudMessage = z.infer<typeof cloudMessage>;

/** How far a message of ours got. */
export const cloudStatus = z.object({
  id,
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  errors: z.array(z.object({ code: z.number() })).optional(),
});
export type CloudStatus = z.infer<typeof cloudStatus>;

const contact = z.object({ wa_id: z.string().optional(), user_id: z.string().optional() });

/** A whole call. Messages, statuses and contacts are read one by one, so that an odd one spoils no other. */
export const cloudWebhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          field: z.string(),
          value: z.object({
            metadata: z.object({ phone_number_id: z.string() }).optional(),
            contacts: z.array(z.unknown()).optional(),
            messages: z.array(z.unknown()).optional(),
            statuses: z.array(z.unknown()).optional(),
          }),
        }),
      ),
    }),
  ),
});

/** Reads a contact; null when it is none. */
export function readContact(value: unknown): z.infer<typeof contact> | null {
  return contact.safeParse(value).data ?? null;
}
