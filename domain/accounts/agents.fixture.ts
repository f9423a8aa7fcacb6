import type { InApp, System } from './in-app.ts'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const IPAD = 'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; SM-A546E Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/129.0.6668.81 Mobile Safari/537.36'
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0'

/** Agent strings of apps' own browsers as they are published, one for each form that is known. */
export const inAppAgents: readonly [app: InApp, system: System, userAgent: string][] = [
  ['line', 'ios', `${IPHONE} Mobile/15E148 Safari Line/15.3.0`],
  ['line', 'ios', `${IPAD} Mobile/15E148 Safari Line/14.13.0`],
  ['line', 'android', `${ANDROID} Line/15.3.0/IAB`],
  [
    'line',
    'android',
    'Mozilla/5.0 (Linux; Android 10; SM-G973F) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/91.0.4472.120 Mobile Safari/537.36 Line/11.0.0',
  ],
  ['line', 'ios', `${IPHONE} Mobile/15E148 Safari Line/13.16.0 LIFF`],
  ['wechat', 'ios', `${IPHONE} Mobile/15E148 MicroMessenger/8.0.50(0x1800323d) NetType/WIFI Language/zh_TW`],
  [
    'wechat',
    'android',
    `${ANDROID} XWEB/5023 MMWEBSDK/20230303 MMWEBID/6973 MicroMessenger/8.0.34.2340(0x2800225B) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
  ],
  [
    'wechat',
    'other',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13)',
  ],
  ['wecom', 'ios', `${IPHONE} Mobile/15E148 wxwork/4.1.20 MicroMessenger/7.0.1 Language/zh`],
  [
    'messenger',
    'ios',
    `${IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/461.0.0.26.106;FBBV/596640960;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/18.6;FBSS/3;FBID/phone;FBLC/zh_TW;FBOP/5]`,
  ],
  ['messenger', 'ios', `${IPHONE} Mobile/15E148 [FBAN/MessengerLiteForiOS;FBAV/478.0.0.0]`],
  ['messenger', 'android', `${ANDROID} [FB_IAB/Orca-Android;FBAV/478.0.0.43.115;]`],
  ['messenger', 'android', `${ANDROID} [FB_IAB/MESSENGER;FBAV/478.0.0.43.115;]`],
  [
    'facebook',
    'ios',
    `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.40.99;FBBV/1;FBDV/iPhone13,3;FBMD/iPhone;FBSN/iOS;FBSV/18.6;FBSS/3;FBID/phone;FBLC/en_US;FBOP/5]`,
  ],
  ['facebook', 'android', `${ANDROID} [FB_IAB/FB4A;FBAV/429.0.0.27.114;]`],
  [
    'instagram',
    'ios',
    `${IPHONE} Mobile/15E148 Instagram 355.0.0.37.103 (iPhone14,3; iOS 18_6; zh_TW; zh-Hant; scale=3.00; 1284x2778; 657300861)`,
  ],
  [
    'instagram',
    'android',
    `${ANDROID} Instagram 355.0.0.37.103 Android (34/14; 450dpi; 1080x2316; samsung; SM-A546E; a54x; s5e8835; zh_TW; 657300861)`,
  ],
  [
    'threads',
    'ios',
    `${IPHONE} Mobile/15E148 Barcelona 350.0.0.28.109 (iPhone14,3; iOS 18_6; en_US; en; scale=3.00; 1284x2778; 657300861)`,
  ],
  ['threads', 'android', `${ANDROID} Barcelona 350.0.0.28.109 Android (34/14; 450dpi; 1080x2316; samsung)`],
  ['teams', 'ios', `${IPHONE} Mobile/15E148 TeamsMobile-iOS`],
  ['teams', 'ios', `${IPAD} Mobile/15E148 TeamsMobile-iOS`],
  ['teams', 'android', `${ANDROID} TeamsMobile-Android`],
  [
    'teams',
    'other',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 11_3_1) AppleWebKit/537.36 (KHTML, like Gecko) Teams/1.8.00.3758 Chrome/126.0.6478.261 Electron/31.7.7 Safari/537.36',
  ],
  ['telegram', 'android', `${ANDROID} Telegram-Android/11.3.3 (Samsung SM-A546E; Android 14; SDK 34; HIGH)`],
  [
    'tiktok',
    'ios',
    `${IPHONE} Mobile/15E148 musical_ly_36.0.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en`,
  ],
  [
    'tiktok',
    'android',
    'Mozilla/5.0 (Linux; Android 13; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36 trill_310503 BytedanceWebview/d8a21c6',
  ],
  ['x', 'ios', `${IPHONE} Mobile/15E148 Twitter for iPhone/10.70`],
  ['x', 'android', `${ANDROID} TwitterAndroid`],
  ['linkedin', 'ios', `${IPHONE} Mobile/15E148 Safari/604.1 [LinkedInApp]/9.78.4909`],
  ['linkedin', 'android', `${ANDROID} [LinkedInApp]/2.312.70`],
  ['snapchat', 'ios', `${IPHONE} Mobile/15E148 Snapchat/13.10.0.40 (like Safari/8618.1.15, panda)`],
  ['kakaotalk', 'ios', `${IPHONE} Mobile/15E148 KAKAOTALK 10.8.5`],
  ['kakaotalk', 'android', `${ANDROID};KAKAOTALK 2410850`],
  ['naver', 'android', `${ANDROID} NAVER(inapp; search; 2000; 12.5.0)`],
  ['google', 'ios', `${IPHONE} GSA/318.0.632659177 Mobile/15E148 Safari/604.1`],
  ['pinterest', 'ios', `${IPHONE} Mobile/15E148 [Pinterest/iOS]`],
  ['weibo', 'ios', `${IPHONE} Mobile/15E148 Weibo (iPhone14,3__weibo__13.6.0__iphone__os18.6)`],
  ['qq', 'android', `${ANDROID} V1_AND_SQ_8.9.33 QQ/8.9.33.10335 NetType/WIFI WebP/0.3.0`],
  [
    'discord',
    'other',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) discord/1.0.9163 Chrome/124.0.6367.243 Electron/30.2.0 Safari/537.36',
  ],
  [
    'slack',
    'other',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.39.95 Chrome/126.0.6478.127 Electron/31.2.1 Safari/537.36',
  ],
  ['other', 'android', ANDROID],
]

/** Browsers, one string for each kind. */
export const browserAgents: readonly [what: string, userAgent: string][] = [
  ['Safari, iPhone', `${IPHONE} Version/18.6 Mobile/15E148 Safari/604.1`],
  ['Safari, iPad as a phone', `${IPAD} Version/18.5 Mobile/15E148 Safari/604.1`],
  [
    'Safari, macOS, and iPad',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  ],
  ['Chrome, iPhone', `${IPHONE} CriOS/129.0.6668.69 Mobile/15E148 Safari/604.1`],
  ['Firefox, iPhone', `${IPHONE} FxiOS/131.0 Mobile/15E148 Safari/605.1.15`],
  ['Edge, iPhone', `${IPHONE} Version/18.0 EdgiOS/129.0.2792.84 Mobile/15E148 Safari/605.1.15`],
  ['DuckDuckGo, iPhone', `${IPHONE} Version/18.6 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`],
  [
    'Chrome, Android; an app installed from it',
    `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`,
  ],
  ['Edge, Android', `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36 EdgA/129.0.0.0`],
  [
    'Samsung Internet',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36',
  ],
  ['Firefox, Android', 'Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0'],
  ['Opera, Android', `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36 OPR/84.0.0.0`],
  ['Opera Mini, which draws by WebView', `${ANDROID} OPR/82.0.2254.73540`],
  [
    'DuckDuckGo, Android',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/129.0.0.0 Mobile DuckDuckGo/5 Safari/537.36',
  ],
  [
    'Huawei',
    'Mozilla/5.0 (Linux; Android 10; HarmonyOS; VOG-AL10; HMSCore 6.11.0.302) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.88 HuaweiBrowser/14.0.0.322 Mobile Safari/537.36',
  ],
  [
    'Xiaomi',
    'Mozilla/5.0 (Linux; U; Android 13; zh-tw; 22081212C Build/TKQ1) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/17.8',
  ],
  ['Chrome, Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`],
  ['Edge, Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/129.0.0.0`],
  ['Firefox, Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0'],
  [
    'a phone called Line, or bot',
    `Mozilla/5.0 (Linux; Android 13; OneLine CUBOT X30) ${CHROME} Mobile Safari/537.36`,
  ],
  ['nobody', ''],
]

/** The same string from an app that gives no name, and from a page on the Home Screen. */
export const iphoneWithoutName = `${IPHONE} Mobile/15E148`
