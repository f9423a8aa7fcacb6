/** What this device plays when something comes in. Kept in this browser; silent until somebody asks for sound. */
export interface SoundSetting {
  on: boolean
  /** 0 to 1 */
  volume: number
}

export type Sound = 'answer' | 'line'

const KEY = 'farhand.sound'
/** Pitches in Hz, and when each begins and how long it lasts, in s. */
const tunes: Record<Sound, readonly (readonly [pitch: number, at: number, lasts: number])[]> = {
  // Rises for what the hands did, one low drop for a line: told apart without being listened to.
  answer: [
    [659.3, 0, 0.16],
    [987.8, 0.14, 0.3],
  ],
  line: [[440, 0, 0.18]],
}

let context: AudioContext | null = null

/** The setting of this browser. Off where none was kept, and where storage is closed to us. */
export function soundSetting(): SoundSetting {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<SoundSetting> | null
    const volume = typeof kept?.volume === 'number' ? Math.min(1, Math.max(0, kept.volume)) : 0.5
    return { on: kept?.on === true, volume }
  } catch {
    return { on: false, volume: 0.5 }
  }
}

/** False where storage is closed to us: after the next load this browser is silent again. */
export function keepSoundSetting(setting: SoundSetting): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(setting))
    return true
  } catch {
    return false
  }
}

/** Plays a sound as set, or not at all. Browsers hold sound back until the page was touched once: then it stays silent. */
export function playSound(sound: Sound, setting = soundSetting()): void {
  if (!setting.on || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  const { destination, currentTime } = context
  context.resume().catch(() => {})
  for (const [pitch, at, lasts] of tunes[sound]) {
    const tone = context.createOscillator()
    const loud = context.createGain()
    const begin = currentTime + 0.02 + at
    tone.type = 'sine'
    tone.frequency.value = pitch
    loud.gain.setValueAtTime(0, begin)
    loud.gain.linearRampToValueAtTime(setting.volume * 0.4, begin + 0.02)
    loud.gain.exponentialRampToValueAtTime(0.0001, begin + lasts)
    tone.connect(loud).connect(destination)
    tone.start(begin)
    tone.stop(begin + lasts + 0.02)
  }
}
