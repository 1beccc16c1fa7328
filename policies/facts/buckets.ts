/** Whether a config var holds credentials for writing to a bucket. docs.aws.amazon.com/sdkref, cloud.google.com/docs/authentication, learn.microsoft.com/azure/storage */
export const opensBuckets = (key: string): boolean =>
  /(^|_)(AWS|S3|SPACES|R2|B2|MINIO|WASABI|STORAGE|BUCKET)_(\w+_)?(SECRET(_ACCESS)?_KEY|SECRET|ACCESS_KEY(_ID)?|KEY)$|^GOOGLE_(APPLICATION_)?CREDENTIALS(_JSON)?$|^GCS_(CREDENTIALS|KEYFILE|SECRET\w*)|^AZURE_STORAGE_(CONNECTION_STRING|ACCESS_KEY|ACCOUNT_KEY|KEY)$/i.test(
    key,
  );

/** Whether a config var has the name that frameworks use for the bucket of uploads: Active Storage, django-storages, Laravel, Paperclip. */
export const isUploadBucket = (key: string): boolean =>
  /^(AWS_|S3_|FOG_|GCS_|GS_)?((UPLOADS?|MEDIA|FILES?|ATTACHMENTS?|STORAGE)_)?BUCKET(_NAME)?$|^S3_BUCKET_NAME$|^AWS_STORAGE_BUCKET_NAME$|^FOG_DIRECTORY$|^CLOUDINARY_/i.test(
    key,
  );
