#!/usr/bin/env bash
# Debian's Chromium (tried with 150), driven by playwright-core 1.65.1 (Node 20). CHROMIUM names another browser.
#
# While a word is composed, an Escape belongs to the input method: it drops the word, and reaches the page with key code 229. In
# <input type="search"> Chromium's own default action looks at the key's name alone and empties the whole field, with what stood there
# before the word. In <input type="text"> nothing of the kind happens. One would expect 229 to have no default action in either.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat >try.cjs <<'JS'
const { chromium } = require('playwright-core')

;(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  })
  console.error(`Chromium ${browser.version()}`)
  const page = await browser.newPage()
  const keys = await page.context().newCDPSession(page)
  for (const type of ['text', 'search']) {
    await page.setContent(`<input type="${type}" value="DRAGON ">`)
    await page.locator('input').focus()
    await page.keyboard.press('End')
    await keys.send('Input.imeSetComposition', { text: 'ㄔㄨㄥˊ', selectionStart: 4, selectionEnd: 4 })
    await keys.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Escape',
      code: 'Escape',
      windowsVirtualKeyCode: 229,
    })
    console.log(`${type}: ${JSON.stringify(await page.locator('input').inputValue())}`)
  }
  await browser.close()
})()
JS
seen=$(node try.cjs)
printf '%s\n' "$seen"
diff <(printf '%s\n' 'text: "DRAGON ㄔㄨㄥˊ"' 'search: ""') <(printf '%s\n' "$seen") ||
  { echo 'It behaves otherwise now.'; exit 1; }
