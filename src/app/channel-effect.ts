import type { ChannelAddress, Owed, PemPart, SecretPlace } from './channel';

/** What is done outside for the team channel; the connection itself follows from the state. A secret belongs to a device: the name of this machine since I joined. */
export type ChannelEffect =
  /** Keeps a secret, or only has it ready for this run; answered by `channel-secret`. */
  | {
      readonly kind: 'keep-channel-secret';
      readonly device: string;
      /** Null takes the key that was chosen as a file. */
      readonly secret: string | null;
      readonly secretIn: SecretPlace;
    }
  /** Answered by `channel-secret`. */
  | {
      readonly kind: 'load-channel-secret';
      readonly device: string;
      readonly secretIn: SecretPlace;
    }
  /** Answered by `channel-keyring`. */
  | { readonly kind: 'look-for-keyring' }
  /** Goes through the steps of a connection with these words; without a secret, with the one that is kept. Each step is told. */
  | {
      readonly kind: 'test-channel';
      readonly id: string;
      readonly address: ChannelAddress;
      readonly secret: string | null;
    }
  /** Takes back what was told, and the card only if I am not on that channel again; answered by `channel-left`. */
  | { readonly kind: 'clear-channel'; readonly left: Owed; readonly card: boolean }
  /** Forgets the secret of a channel that was left. */
  | { readonly kind: 'forget-channel-secret'; readonly device: string }
  /** Asks for a file of PEM; answered by `channel-file` unless it is called off. */
  | { readonly kind: 'choose-channel-file'; readonly part: PemPart }
  /** Asks for a folder and writes what a Mosquitto broker needs into it; answered by `broker-files` unless it is called off. */
  | {
      readonly kind: 'write-broker-files';
      readonly team: string;
      readonly users: readonly string[];
      readonly port: number;
    };
