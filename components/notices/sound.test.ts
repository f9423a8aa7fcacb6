import { afterEach, expect, test, vi } from 'vitest'
import { keepSoundSetting, playSound, soundSetting } from './sound.ts'
import { soundOf } from './use-sounds.ts'

afterEach(() => vi.unstubAllGlobals())

function withStorage() {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => kept.set(k, v),
  })
  return kept
}

test('silent until somebody asks for sound, and where nothing can be kept', () => {
  expect(soundSetting()).toEqual({ on: false, volume: 0.5 })
  const kept = withStorage()
  expect(soundSetting().on).toBe(false)
  keepSoundSetting({ on: true, volume: 0.25 })
  expect(soundSetting()).toEqual({ on: true, volume: 0.25 })
  kept.set('farhand.sound', '{"on":true,"volume":7}')
  expect(soundSetting()).toEqual({ on: true, volume: 1 })
  kept.set('farhand.sound', 'not json')
  expect(soundSetting()).toEqual({ on: false, volume: 0.5 })
})

test('muted plays nothing; sound on plays each tone no louder than set', () => {
  const peaks: number[] = []
  let tones = 0
  class Fake {
    destination = {}
    currentTime = 0
    resume = async () => {}
    createOscillator = () => {
      tones++
      return { frequency: { value: 0 }, type: '', connect: (to: unknown) => to, start() {}, stop() {} }
    }
    createGain = () => ({
      gain: {
        setValueAtTime() {},
        linearRampToValueAtTime: (v: number) => peaks.push(v),
        exponentialRampToValueAtTime() {},
      },
      connect: (to: unknown) => to,
    })
  }
  vi.stubGlobal('AudioContext', Fake)
  playSound('answer', { on: false, volume: 1 })
  expect(tones).toBe(0)
  playSound('answer', { on: true, volume: 0.5 })
  expect(tones).toBe(2)
  expect(peaks.every((p) => p > 0 && p <= 0.5)).toBe(true)
})

test.each([
  ['talk.said', 'a-mei', 'line'],
  ['request.done', 'a-mei', 'answer'],
  ['request.refused', 'a-mei', 'answer'],
  ['talk.said', 'a-dale', null],
  ['card.fired', 'clock', 'answer'],
  ['card.done', 'a-mei', 'answer'],
  ['request.made', 'a-mei', null],
  ['step.started', 'a-mei', null],
] as const)('%s by %s sounds like %s to Dale', (type, actor, sound) => {
  expect(soundOf({ type, actor }, 'a-dale')).toBe(sound)
})
