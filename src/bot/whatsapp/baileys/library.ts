// The door to Baileys: silences libsignal first, then names what the channel uses of the package.
// Every other file takes Baileys from here, so that nothing of it is loaded before it is silenced.
import './quiet.ts';

export {
  aesDecryptGCM,
  aesEncryptGCM,
  BufferJSON,
  cleanMessage,
  decodeMessageNode,
  decryptPollVote,
  DEFAULT_CONNECTION_CONFIG,
  generateWAMessage,
  initAuthCreds,
  isJidBot,
  isJidBroadcast,
  isJidGroup,
  isJidMetaAI,
  isJidNewsletter,
  jidDecode,
  jidEncode,
  jidNormalizedUser,
  makeWASocket,
  normalizeMessageContent,
  proto,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
export type {
  AuthenticationCreds,
  AuthenticationState,
  BinaryNode,
  ConnectionState,
  SignalDataSet,
  SignalDataTypeMap,
  UserFacingSocketConfig,
  WAMessage,
  WAMessageContent,
  WAMessageKey,
  WASocket,
} from '@whiskeysockets/baileys';
