import type { ChannelAddress, SecretPlace } from './channel';

/** What is done outside for the team channel; the connection itself follows from the state. */
export type ChannelEffect =
  /** Keeps a secret, or only has it ready for this run; answered by `channel-secret`. */
  | {
      readonly kind: 'keep-channel-secret';
      readonly secret: string;
      readonly secretIn: SecretPlace;
    }
  /** Answered by `channel-secret`. */
  | { readonly kind: 'load-channel-secret'; readonly secretIn: SecretPlace }
  /** Answered by `channel-keyring`. */
  | { readonly kind: 'look-for-keyring' }
  /** Goes through the steps of a connection with these words; without a secret, with the one that is kept. Each step is told. */
  | {
      readonly kind: 'test-channel';
      readonly id: string;
      readonly address: ChannelAddress;
      readonly secret: string | null;
    }
  /** Takes back what was told and forgets the secret; answered by `channel-left`. */
  | { readonly kind: 'leave-channel'; readonly address: ChannelAddress }
  /** Asks for a folder and writes what a Mosquitto broker needs into it; answered by `broker-files` unless it is called off. */
  | {
      readonly kind: 'write-broker-files';
      readonly team: string;
      readonly users: readonly string[];
      readonly port: number;
    };
