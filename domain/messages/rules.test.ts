import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue, textsOf } from '../../tests/harness/catalogue.ts'
import type { Lang } from './lang.ts'

/** What no text of the catalogues may hold, and why: docs/words.md in what a machine can hold of it. */
interface Rule {
  lang: Lang
  no: RegExp
  why: string
}

const names = String.raw`\{(?:name|names|who|by|person|upgrader|n\.person\(\w+\))\}`
const han = String.raw`\p{Script=Han}`
const rules: Rule[] = [
  { lang: 'en', no: /\bsuccess/i, why: 'say what is so now' },
  { lang: 'en', no: /please wait|invalid input|something went wrong/i, why: 'say what, and what to do' },
  { lang: 'en', no: /^OK$/i, why: 'a button is a verb' },
  { lang: 'en', no: /\b(begin|begins|begun|began|beginning)\b/i, why: 'start' },
  { lang: 'en', no: /\bbaton\b/i, why: 'turn' },
  {
    lang: 'en',
    no: /\b(take|takes|took|taken) (it |them |the \w+ )?back\b/i,
    why: 'undo, withdraw, revoke or stand down',
  },
  { lang: 'en', no: /\bthe other side\b/i, why: 'name who' },
  { lang: 'en', no: /\b(line (is |was )?(lost|dead|dies|lives)|no line\b(?! (matches|of)))/i, why: 'link' },
  { lang: 'en', no: /\bmend/i, why: 'fix' },
  { lang: 'en', no: /body[’']s? (is )?(at its )?lowest|lowest hours/i, why: 'circadian low' },
  {
    lang: 'en',
    no: /\bmake (it|the first|(the|a|an|another)( new)? (link|upgrade|token|code|line))\b/i,
    why: 'create',
  },
  { lang: 'en', no: /\bgood (for|until|once)\b/i, why: 'valid' },
  { lang: 'en', no: /[a-z]'[a-z]/i, why: '’' },
  { lang: 'en', no: /"/, why: '“ ”' },
  { lang: 'en', no: /\.\.\./, why: '…' },
  { lang: 'en', no: /\S {2,}\S/, why: 'one space' },
  { lang: 'zh-TW', no: /您/, why: '你' },
  { lang: 'zh-TW', no: /對方|鍵盤端|遠端同事/, why: '說明是誰' },
  { lang: 'zh-TW', no: /職務|坐上|入席/, why: '席位' },
  { lang: 'zh-TW', no: /接力棒|接棒/, why: '換你動手' },
  { lang: 'zh-TW', no: /貼紙/, why: '標籤' },
  { lang: 'zh-TW', no: /工作桌|桌面/, why: '作業台' },
  { lang: 'zh-TW', no: /當班/, why: '值班' },
  { lang: 'zh-TW', no: /抹除/, why: '刪除' },
  { lang: 'zh-TW', no: /保險卡|(收回|解除|撤銷)應變卡/, why: '應變卡；取消' },
  { lang: 'zh-TW', no: /最低潮|身體最/, why: '生理低潮' },
  { lang: 'zh-TW', no: /五次中有?四次/, why: '八成機會' },
  { lang: 'zh-TW', no: /進行(?![中到]| ?\{|$)/, why: '直接用動詞' },
  { lang: 'zh-TW', no: /成功地|已成功|出錯了，請/, why: '說明現在如何' },
  {
    lang: 'zh-TW',
    no: /信息|視頻|網絡|軟件|硬件|登錄|登陸|默認|屏幕|鼠標|文檔|服務器|用戶|[賬帳]號(?=密)|賬戶|界面|鏈接|打印|保存|激活|刷新|加載|運行|調試|質量|郵箱|短信|在線(?!上)|菜單|視圖|搜索|智能|字節|字符(?!元)|支持|反饋|優化|缺省|粘貼|剪貼板|撤消|離線狀態下/,
    why: '台灣的說法：訊息、影片、網路、軟體、登入、預設、螢幕…',
  },
  { lang: 'zh-TW', no: /[们这说时发关进对还现动输设网讯标骤确认证]/u, why: '正體字' },
  {
    lang: 'zh-TW',
    no: new RegExp(`${han}[,;!?:]|[,;!?](?=${han})|${han}\\.(?![\\w.])`, 'u'),
    why: '全形標點',
  },
  { lang: 'zh-TW', no: new RegExp(`\\((?=${han})|${han}\\)`, 'u'), why: '全形括號' },
  { lang: 'zh-TW', no: /\.\.\./, why: '…' },
  { lang: 'zh-TW', no: new RegExp(`${han} ${names}|${names} ${han}`, 'u'), why: '名字前後不空格' },
  { lang: 'zh-TW', no: /\S {2,}\S| [，。：；！？」）]|[，。：；！？「（] /u, why: '標點旁不空格' },
]

const said = catalogue()

test.each(rules)('$lang: never $no ($why)', ({ lang, no }) => {
  expect(said.filter((s) => s.lang === lang && no.test(s.text)).map((s) => `${s.where} ${s.text}`)).toEqual(
    [],
  )
})

test('what docs/words.md says was said is said no more', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/words.md'), 'utf8')
  const table = page.slice(page.indexOf('## Old and new'))
  // What stands in brackets says when a word is wrong: only a reader can tell.
  const were = [...table.matchAll(/^\| ([^|]+) \|/gm)]
    .flatMap(([, cell]) => (cell ?? '').split(/ \/ |、/))
    .map((old) => old.trim())
    .filter((old) => old.length > 1 && !/[()（）]|^was$|^-+$/.test(old))
  expect(were.length).toBeGreaterThan(30)
  // Two words may stand in a sentence of another meaning.
  const again = were.filter((old) => {
    const long = old.split(' ').length > 2 || old.replace(/\P{Script=Han}/gu, '').length > 3
    return said.some(({ text }) => text === old || (long && text.includes(old)))
  })
  expect(again).toEqual([])
})

test('the rules look at what is said: also inside functions, and in the right half', () => {
  const texts = textsOf(
    'x.ts',
    "export const w = bilingual({ a: 'Begin', b: (n: string) => (n === 'x' ? `Hold $" +
      "{n}` : 'off') }, { a: '開始', b: (n) => `給 $" +
      '{n}` })',
  )
  expect(texts.map(({ lang, text }) => [lang, text])).toEqual([
    ['en', 'Begin'],
    ['en', 'Hold {n}'],
    ['en', 'off'],
    ['zh-TW', '開始'],
    ['zh-TW', '給 {n}'],
  ])
  expect(said.length).toBeGreaterThan(4000)
})
