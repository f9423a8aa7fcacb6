import { bilingual } from '../../messages/lang.ts'
import type { ChapterId } from '../chapters.ts'
/** What a chapter of the demo is called, what happens in it, and what the tool does about it. */
export interface Caption {
  title: string
  text: string
  tool: string
}

/** The story, chapter by chapter. */
export const demoCaptions = bilingual<Record<ChapterId, Caption>>(
  {
    friday: {
      title: 'Friday, before the start',
      text: 'An old gateway in Taipei is to be replaced over the weekend. Dale, in Massachusetts, cannot touch it. Mei-ling, on site, can.',
      tool: 'Each comes in by a link. No password, nothing to install.',
    },
    tars: {
      title: 'Overnight',
      text: 'The new system crosses the Pacific by night: 412 MB on a leased line.',
      tool: 'The old box reports by itself, with one line of curl.',
    },
    disk: {
      title: 'Saturday in Taipei, Friday night at home',
      text: 'Dale makes room on the disk of the machine called dolphin. The new table will only hold after a reboot.',
      tool: 'Every time is shown on both clocks, with the day and the offset.',
    },
    early: {
      title: 'Nobody is in yet',
      text: 'Somebody must stand by the reset button. The office is empty until nine.',
      tool: 'The request waits, and reaches her phone at nine by itself.',
    },
    reset: {
      title: 'The first pair of hands',
      text: 'Mei-ling comes in, walks to the box and watches it restart.',
      tool: 'Her phone names the sticker and the place. She reads it back before she touches anything.',
    },
    restore: {
      title: 'A long copy',
      text: 'Almost two hours of unpacking. Nobody needs to sit and stare.',
      tool: 'Progress comes in from the box itself; both see how far it is.',
    },
    lunch: {
      title: 'Lunch',
      text: 'In the true story a note popped up, and then nobody was there for an hour.',
      tool: 'Lunch is in the plan, she announces it in two taps, and the desk says when hands are back.',
    },
    nobody: {
      title: 'The empty hour',
      text: 'Dale wants to know whether a light is on. Then he finds the fault himself.',
      tool: 'His request does not ring in an empty room. He withdraws it before she sees it.',
    },
    cannot: {
      title: '“I can’t”',
      text: 'She is to press a key, but the keyboard is locked. He tells her where its key hangs.',
      tool: '“Cannot” is one tap and a reason, and the same request is opened again.',
    },
    maps: {
      title: 'The afternoon',
      text: 'Names, addresses, name tables: quiet work that needs no hands.',
      tool: 'One next step, its commands to copy, and what he should see after them.',
    },
    boot: {
      title: 'Almost three in the morning at home',
      text: 'The new system starts for the first time. She reads its last lines to him.',
      tool: 'What she saw is stored with the step, on both clocks.',
    },
    go: {
      title: 'Go or no-go',
      text: 'Twenty hours awake. Swap the names and move the cable now?',
      tool: 'Both must say Go, with the figures in front of them. The answer stays in the log.',
    },
    swap: {
      title: 'Two boxes change names',
      text: 'dolphin is now dragon, and dragon is dolphin. The stickers still say the opposite.',
      tool: 'Both screens say “sticker DOLPHIN, now named dragon” until new stickers are on.',
    },
    card: {
      title: 'Before the line is cut',
      text: 'Moving the modem cable cuts the link they talk on. They agree what happens if they lose each other. Names and stickers differ now: she reads back the wrong box first.',
      tool: 'The wrong box stops both sides. Her phone has the card, and says so: it counts down without any network.',
    },
    dark: {
      title: 'The link is down',
      text: 'The cable is moved, and nothing comes up. On the telephone: modem on-line, screens of errors. So it is the configuration, not the line.',
      tool: 'Her phone holds the card and all she taps. What she says by telephone is recorded as hers.',
    },
    back: {
      title: 'Back to how it was',
      text: 'Dale is dozing off over the keys. He rolls back; on her phone the card has fallen due, and she puts the cable back.',
      tool: 'The roll-back is made of what was really done, in reverse, each step with the person who does it.',
    },
    kept: {
      title: 'The link is back',
      text: 'The cable sits in the old box again, and the two see each other.',
      tool: 'Her phone sends what it kept, each tap with its own time. Nothing is lost, nothing is doubled.',
    },
    bed: {
      title: 'Go to bed',
      text: '“You have typed that line three times.” They stop for the night.',
      tool: 'The upgrade is suspended with a hand-over: how things stand, and what to look at first.',
    },
    sunday: {
      title: 'Sunday, after some sleep',
      text: 'A route pointed at the old machine. It was as simple as that.',
      tool: 'The plan takes the new step; the log keeps why.',
    },
    again: {
      title: 'Once more',
      text: 'Names, new stickers, card, cable. This time the new gateway comes up.',
      tool: 'The card is stood down in one tap, and everybody sees it.',
    },
    check: {
      title: 'Dale sleeps, the check goes on',
      text: 'Mei-ling goes from PC to PC. The public web server answers one time in three, until a slip in a name table is found.',
      tool: 'The first try stays in the log beside the second.',
    },
    monday: {
      title: 'Monday',
      text: 'The upgrade is closed. Two follow-ups are left.',
      tool: 'Who said what, who pressed what, and when: it is all in the log.',
    },
  },
  {
    friday: {
      title: '星期五，開始之前',
      text: '台北的舊閘道器要在週末換新。Dale 人在麻州，碰不到機器；美玲在現場，碰得到。',
      tool: '兩人都用連結進來，不用密碼，也不必安裝。',
    },
    tars: {
      title: '一夜之間',
      text: '新系統連夜橫越太平洋：412 MB，走一條專線。',
      tool: '舊機器用一行 curl 自己回報進度。',
    },
    disk: {
      title: '台北是星期六，麻州還是星期五晚上',
      text: 'Dale 在名為 dolphin 的機器上騰出磁碟空間。新的分割表要重開機才生效。',
      tool: '每個時間都以兩地時鐘顯示，附日期與時差。',
    },
    early: {
      title: '辦公室還沒人',
      text: '要有人守在重設鍵旁邊，但九點以前辦公室沒有人。',
      tool: '請求會等著，九點一到自動送到她的手機。',
    },
    reset: {
      title: '第一次出手',
      text: '美玲進辦公室，走到機器旁，看著它重新開機。',
      tool: '手機寫明是哪張標籤、放在哪裡。動手之前，她先唸出來確認。',
    },
    restore: {
      title: '漫長的複製',
      text: '解壓縮將近兩小時，不需要有人盯著。',
      tool: '機器自己回報進度，雙方都看得到。',
    },
    lunch: {
      title: '午餐',
      text: '當年螢幕上跳出一張便條，接著整整一小時沒有人在。',
      tool: '午休早已在計畫裡；她點兩下告知離開，作業台就顯示何時有人回來。',
    },
    nobody: {
      title: '沒有人的一小時',
      text: 'Dale 想知道燈號有沒有亮，後來自己找到了問題。',
      tool: '請求不會在空房間裡響鈴。她還沒看到，他就撤回了。',
    },
    cannot: {
      title: '「我沒辦法」',
      text: '要她按一個鍵，鍵盤卻鎖住了。他告訴她鑰匙掛在哪裡。',
      tool: '點一下「沒辦法」並附上原因，同一個請求可以重新開啟。',
    },
    maps: {
      title: '下午',
      text: '名稱、位址、名稱對照表：不需要人手的安靜工作。',
      tool: '只有一個下一步，指令可複製，旁邊寫著應該看到什麼。',
    },
    boot: {
      title: '麻州將近凌晨三點',
      text: '新系統第一次開機。她把最後幾行唸給他聽。',
      tool: '她看到的內容與步驟一起留存，兩地時間俱全。',
    },
    go: {
      title: 'Go 或 No-go',
      text: '已經醒了二十小時。現在就交換名稱、移動線路嗎？',
      tool: '雙方看著同樣的數字，都說 Go 才算數，回答會留在紀錄中。',
    },
    swap: {
      title: '兩台機器互換名稱',
      text: 'dolphin 變成 dragon，dragon 變成 dolphin，標籤上寫的卻正好相反。',
      tool: '換好新標籤以前，雙方畫面都寫著「標籤 DOLPHIN，現名 dragon」。',
    },
    card: {
      title: '斷線之前',
      text: '一移動數據機的線，兩人之間的連線就會斷，要先說好失聯時怎麼辦。名稱和標籤不一致，她第一次選錯了機器。',
      tool: '選錯機器，兩邊都會停下。她的手機已收下應變卡，沒有網路也照樣倒數。',
    },
    dark: {
      title: '連線斷了',
      text: '線移過去了，卻什麼都連不上。電話裡說：數據機已連線，滿螢幕錯誤。所以是設定問題，不是線路。',
      tool: '她的手機留著應變卡和每次點按；電話裡說的，由他代為記錄。',
    },
    back: {
      title: '回到原狀',
      text: 'Dale 打字打到睡著。他決定復原；她手機上的應變卡時限到了，她把線插回去。',
      tool: '復原步驟由實際做過的事反向產生，每步都寫明由誰做。',
    },
    kept: {
      title: '連線恢復',
      text: '線插回舊機器，兩人又看得到彼此了。',
      tool: '手機送出先前留存的內容，每次點按都保有當時的時間，不漏也不重複。',
    },
    bed: {
      title: '去睡吧',
      text: '「同一行你已經打了三次。」今晚到此為止。',
      tool: '升級暫停並附上交接：目前狀況、回來先看哪裡。',
    },
    sunday: {
      title: '星期日，睡過之後',
      text: '有一條路由指向舊機器。原因就這麼簡單。',
      tool: '計畫加入新步驟，紀錄留下原因。',
    },
    again: {
      title: '再來一次',
      text: '名稱、新標籤、應變卡、線路。這次新閘道器連上了。',
      tool: '點一下取消應變卡，所有人都看得到。',
    },
    check: {
      title: 'Dale 睡了，檢查繼續',
      text: '美玲逐台檢查。對外的網站三次只通一次，後來查出名稱對照表寫錯一筆。',
      tool: '第一次的結果與第二次並列留存。',
    },
    monday: {
      title: '星期一',
      text: '升級結束，還有兩件後續事項。',
      tool: '誰說了什麼、誰按了什麼、什麼時候，全都查得到。',
    },
  },
)
