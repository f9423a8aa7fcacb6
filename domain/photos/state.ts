export interface PhotoAbout {
  kind: 'request' | 'step' | 'machine'
  id: string
}

/** A picture, as its address and its caption need it; the picture itself is in the blob store. */
export interface Photo {
  id: string
  about: PhotoAbout
  hash: string
  width: number
  height: number
  /** When it was taken, and who took it. */
  at: number
  by: string
  seq: number
}

/** Its part of what the log says so far. */
export interface PhotoState {
  /** Those of requests listed no more are forgotten with them. */
  photos: Record<string, Photo>
}

export const blankPhoto = (): PhotoState => ({
  photos: {},
})
