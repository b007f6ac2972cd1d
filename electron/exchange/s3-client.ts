import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';

/** What a mailbox asks of object storage; the rest of the client stays out of the package. */
export const s3Library = {
  S3Client,
  GetObjectCommand,
  PutObjectCommand,
  ListObjectsV2Command,
  DeleteObjectCommand,
} as const;

/** What the client would look up in the account's `.aws` folder and in the environment: other programs' settings are none of ours. */
export const saidHere: S3ClientConfig = {
  defaultsMode: 'standard',
  authSchemePreference: ['sigv4'],
  sigv4aSigningRegionSet: [],
  disableClockSkewCorrection: false,
  disableS3ExpressSessionAuth: true,
  useArnRegion: false,
  userAgentAppId: '',
};
