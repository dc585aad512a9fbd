/** Everyday words of English, by what they are: whoever says them names nobody. Verbs as one looks them up. */
export const englishWords = {
  verb: `ditch axe nuke ghost bail fizzle dq fish toss chuck reassign unclose requalify dupe bench shelve scupper torpedo onboard offboard accept ache act add admit advise afford agree aim allow amend announce answer appear apply appoint appreciate approach
approve argue arrange arrive ask assess assist assume attach attempt attend avoid back bark base bear beat become beg begin behave
believe belong bet bid bin bite blame block blow book boot borrow bother bounce break bring build bump burn bury buy call cancel
care carry cast catch cause celebrate change charge chase chat cheat check choose chop chuck circle claim clean clear click climb
cling close collect combine come comment commit compare complain complete concern confirm confuse connect consider contact contain
continue contribute control convert convince cook cope copy correct cost cough count cover crack crash create cross cry cut dance
dare deal decide decline delay deliver demand deny depend describe deserve destroy develop dial die dig disappear discover discuss
dislike divide do dodge doubt drag draw dream dress drink drive drop dry dump earn eat edit email employ empty enable encourage end
enjoy enter escape establish examine exist expand expect explain explore express extend face fade fail fall fancy feed feel fetch
fight figure fill finalise finalize find finish fire fit fix flag flip float flog fly fold follow force forget forgive form forward
free freeze fulfil gain gather get give glance go govern grab grant grin grow guarantee guess guide halt hand handle hang happen
hate have head hear heat help hesitate hide hint hire hit hold hope hug hurry hurt identify ignore imagine improve include
increase inform inquire insert insist inspect install intend introduce invest invite involve iron jog join joke judge jump justify
keep kick kill kiss knit knock know lack land last laugh launch lay lead leak lean leap learn leave lend let lie lift like
limit link list listen live load locate lock log look lose lounge love make manage march mark marry matter mean measure meet melt
mend mention merge mess message miss mix monitor mop move mute name need negotiate nod note notice nudge obey object observe obtain
occur offer omit open operate order organise organize overlook owe own pack paint park part pass paste pause pay peek pend perform
permit persuade phone pick pin ping place plan play plead please plot plump point polish pop pour practise pray prefer prepare
present preserve press pretend prevent print proceed produce promise promote prompt propose protect prove provide publish pull
punch punish purchase push put qualify quit quote race rain raise reach react read realise realize rebook recall receive reckon
recognise recognize recommend record recover reduce refer reflect refresh refuse regard register regret reject relate relax
release rely remain remember remind remove rename renew rent repair repeat replace reply report represent request require rescue
resemble resign resist resolve respond rest resume resurrect retain retire return reveal reverse review revive ride ring rise risk
roll rub ruin run rush sack save say scare schedule scrap scream screen scrub search see seem sell send separate serve set settle
shake shape share shift shine ship shoot shop shout shove show shut sign sing sink sit skip sleep slide slip slow smell smile
smoke snap sneak sort sound speak spell spend spill spin split spoil spot spread squeeze stack stall stamp stand stare start
state stay steal step stick stop store stretch strike struggle study stuff submit succeed suffer suggest suit supply support
suppose surprise surrender survive suspect swap swear sweep swim swing switch take talk tap taste teach tear tell tend terminate
test text thank think throw tick tidy tie touch tour toss trace track trade train transfer transform translate travel treat
trick trigger trust try turn twist type undo unite unlock update upgrade upload urge use validate vanish verify view visit vote
wait wake walk want warn wash waste watch wave wear weigh welcome whisper win wind wipe wish withdraw wonder work worry wrap
write yell yield`,
  did: `ate bad became been began begun bent bit bled blew bore born bought bound broke broken brought built came caught chose
chosen clung cost crept did done dealt drank drawn drew drove driven drunk dug eaten fallen fed fell felt fled flew flown forgot
forgotten fought found froze frozen gave given gone got gotten grew grown had heard held hid hidden hung kept knew known laid
lain led left lent lost made meant met mistook paid proved ran rang read risen rode rose rung said sang sank sat saw seen sent
shaken shone shook shot shown shrank slept slid sold sought spelt spent spoke spoken spun spread sprang stole stolen stood struck
stuck sung swam swept swore sworn swung taken taught thought threw thrown told took tore torn understood went woke woken won wore
worn wrote written withdrew`,
  small: `a about above according across after against ago albeit along alongside although am amid among an and any anybody anyone
anything are aren't around as at be because been before behind being below beneath beside besides between beyond both but by can
can't cannot cant concerning could couldn't couldnt despite did didn't didnt do does doesn't doesnt doing don't done dont down during
each either else every everybody everyone everything except few for from had hadn't has hasn't hasnt have haven't havent having he he's
hed her here's hers herself him himself his how how's i i'd i'll i'm i've if im in inside instead into is isn't isnt it it'd it'll it's its
itself ive least less let's lets lot lots many may me might mine more most much must mustn't my myself near neither no nobody none nor not
nothing of off on once one one's ones onto or other others otherwise our ours ourselves out outside over own per plenty same several shall
shan't she she'd she'll she's should shouldn't shouldnt shes since so some somebody someone something such than that that's thats the
their theirs them themselves then there there'd there'll there's theres these they they'd they'll they're they've theyre this those
though through throughout thru till to toward towards u under underneath unless until unto up upon ur us versus via vs was wasn't wasnt we
we'd we'll we're we've were weren't what what's whatever whats when when's whenever where where's whereas wherever whether which whichever
while who who'd who's whoever whole whom whos whose why why's will with within without won't wont would wouldn't wouldnt yet you you'd
you'll you're you've youre your yours yourself wanna gonna gotta gimme lemme dunno kinda sorta cuz coz cos bc tho n w wo ppl`,
  adverb: `absolutely actually afterwards again ahead almost alone already alright also altogether always anyhow anymore anyway
anywhere apart apparently asap aside asleep away aye badly barely basically briefly by certainly clearly completely constantly
currently daily definitely directly early easily effective elsewhere enough entirely especially even eventually ever everywhere
exactly extra extremely fairly far fast finally first firstly formerly forever forth forward frankly frequently fully further
generally gladly gradually half hardly hence here highly home honestly hopefully how however immediately indeed initially instantly
just kindly largely last lately later lastly likely literally long loud luckily mainly maybe meanwhile merely mostly nah naturally
nearly never nevertheless next nicely nope normally not now nowadays nowhere obviously oddly often ok okay only overall particularly
partly perfectly perhaps personally please plz pls possibly practically precisely presently presumably previously probably
promptly properly purely quick quickly quietly quite rarely rather readily real really recently regardless regularly right roughly
sadly safely second seldom seriously shortly simply slightly slowly so sometime sometimes somewhat somewhere soon sorry specifically
still straight straightaway strictly strongly suddenly supposedly surely thankfully therefore thoroughly thus tightly today together
tomorrow tonight too totally twice typically ultimately unfortunately unusually usually utterly very well whenever widely wrongly
yeah yep yes yesterday yup tmrw tmr tdy btw fyi tbh imo lol omg hey hi hello hullo howdy cheers thx ta thanks aw ah oh ooh oops ouch
uh um umm er erm hmm huh wow yay ugh phew blimey bravo congrats crikey damn blast dang gosh heck hooray hurrah fab brill`,
  adjective: `able absent active actual additional afraid alive alike all angry annoying another apparent appropriate available
aware awful awkward bad basic beautiful best better big bigger biggest bitter bleak blind bloody bold boring brave brief
brilliant broken busy calm capable careful cautious central certain cheap chief civil clever clinical close cold comfortable common
complex cool correct crap crazy crucial curious current cute dangerous dark dear decent deep delighted desperate different difficult
dirty distant dodgy due dull eager easier easy elderly empty endless enormous entire equal excellent exciting expensive
external fair familiar famous fancy fantastic favourite final fine firm fit flat following fond foolish foreign formal former
frequent fresh friendly frozen full fun funny future general generous gentle genuine glad global good gorgeous grand
grateful great greatest green grim guilty handy happy hard harsh healthy heavy helpful hidden high higher highest honest
hopeless horrible hot hottest huge hungry hurt ideal ill important impossible impressive incorrect independent individual
initial innocent inside intelligent interested interesting internal international jealous joint jolly keen kind known large
larger largest late latest lazy legal less light likely limited little local lonely long loose lost loud lovely low lower lowest loyal
lucky mad main major married massive mature mean medium mental mere mild minor minus missing modern much narrow nasty natural neat
necessary negative nervous new newer newest nice nicer normal numerous obvious odd official okay old older oldest only open
opposite ordinary original outstanding overdue pale particular past patient perfect permanent personal plain pleasant pleased plus
polite poor popular positive possible potential powerful practical precise present pretty previous primary prime private probable
professional prompt proper proud public pure quick quiet rapid rare raw ready reasonable recent red regular relevant reliable
reluctant remarkable remote responsible rich ridiculous right rough round rubbish rude sad safe same satisfied scary secret secure
senior sensible separate serious severe shabby shaky sharp short shy sick silly similar simple single slight slow small smaller smart
smooth sole solid some sorry special specific splendid spare square stable standard steady strange strict strong stuck stupid
subsequent sudden sufficient suitable super superb sure suspicious sweet tall temporary terrible terrific thick thin thorough tight
tiny tired top total tough tricky true typical ugly unable unhappy unique unknown unlikely unusual upcoming upper upset urgent useful
useless usual vague valid valuable various vast verbal vital weak weary weird welcome whole wide wild willing wise wonderful wooden
worried worse worst worth wrong young younger zero`,
  noun: `ability absence access accident account action activity address advance advantage advice afternoon age agenda agent
agreement aim air amount answer application appointment area arrangement article attempt attendance attention attitude audience
autumn background bag balance bank base basis battle bed beginning benefit bid bill bit bite blame board boat body book booth boss
bottle bottom box boyfriend branch breath breakfast bride bridge brother budget bug bunch bus business button buyer cake call
campaign car card case cash catch category cause cell cent centre century ceo cfo chain chair chairman challenge chance chap character
charge chat cheque chief child children choice christmas cigarette circle city claim class client clock clothes club coffee cold
colleague comment community company competition competitor complaint computer concern condition conference connection contact
content context contract control conversation cook copy corner couple course cousin crap credit cto currency customer cv damage data
date daughter day dead deal death debt decade decision defence degree delay demand demo department desk detail device
dialogue diary difference difficulty dinner direction director disaster discount discussion dish distance district doctor document
door doubt drawer dream drink drive driver due dude duplicate duty edge effect effort element emergency employee end enemy energy
engine enquiry error estate event evening evidence example exchange excuse exhibition existence experience expert explanation extent
eye face fact factor failure fair fall family fan father fault fax feature fee feedback feeling fellow female few field file final
finance finger finish fire firm floor flow focus folder folks food foot football force form friday friend front fun fund future
game gap gate gentleman gift girl girlfriend glance goal god gold grade ground group guest guidance guide guy habit
half hand handful headquarters head health heap heart heat height hell help hint history hold holiday home hope hotel hour
house hq hurry husband idea identity image impact import importance impression inbox income increase industry information injury
inquiry inside interest internet interview introduction investment invoice issue item january february april june july
august september october november december job joke journey judge jump justice key kid kind king kitchen knowledge lack lad lady
land landline language laptop law lawyer leader left leg length lesson letter level lie life light limit line link list
load loan location lock log look lookup lot love luck lunch machine madam mail majority male man management manager manner
map market mate material matter md meal meaning measure meeting member memory men mention mess message method middle midnight mile
mind minute mistake mix mobile model moment monday money month mood morning mother motion mouth move movie mr mrs ms mum music
name need negotiation neighbour network news newspaper night noise nonsense noon note notes notice nr number object objection offer
office officer opinion opportunity option order organisation organization outcome owner page pain pair paper parent part partner
party passion past path pattern payment peace pen percent period permission person phase phone photo phrase picture piece
pile pipeline pitch place plan plant plate point police policy position post potential pound power practice presence pressure price
priority problem procedure process product profile profit programme progress project promise proof property proposal prospect
purchase purpose quality quantity quarter question queue quote race range rate reach reaction reader reality reason receipt
recipe record reference region relation rep report reply representative request rescue research reservation resource respect response
rest result return revenue review rights ring risk road role roof room round route row rubbish rule rush salary sale sales saturday
scale scene schedule scheme school score screen season seat second secretary section sector security seller seminar sense
sentence series service session set shame shape share shelf shift ship shock shop show side sight sign signature silence sir sister
site situation size skill sleep smile son song sort sound source space speaker speech speed spelling spite spot spring staff stage
stand standard start state statement station status stay step stock stop store story stranger street stress stretch strike structure
stuff style subject success suggestion summary summer sunday supplier supply support surface surname surprise switch table talk target
task taste tax team technology telephone tender term territory test text theory thing thought threat thursday time tip title
ton tone tool top topic total touch tour town track trade tradeshow train training transfer tray treatment trend trial trick
trip trouble truck truth try tuesday tune turn type uncle unit update use user value variety vendor version vice victory view vip
village visit visitor voice voicemail volume vp wait wall war warning waste watch water way weather web website webinar wednesday week
weekday weekend weight while wife win window winner winter wish woman women word work worker world worry worth year
accounting administration assistant buyers colleagues engineering hr it legal logistics lowdown operations procurement production purchasing pa pr spelling territory vice workshop boss's po rfq rfp kpi crm erp lead leads prospect spelling typo b4 fwd pdf
afternoon's today's tomorrow's yesterday's week's month's year's quarter's nr num yr yrs mo mth wk wks hrs mins min sec eod eow eom
dupe dupes double opp opps mob confirmation funding rival spam entry referral overview dashboard spreadsheet bloke geezer newsletter brochure catalogue colleague's
demo's pilot rollout gig shortlist longlist onboarding callback webform signup trial quote's tenderer bidder heads-up ballpark showroom booking bookings paperwork signature's
postcode zip graveyard stand-up standup vacation expenses lead's prediction predictions decision-maker timewaster voucher keynote nickname
headcount payroll landlord poem birthday anniversary newborn maternity paternity sabbatical resignation promotion bonus commission quota
quotas forecast metric metrics chart charts columns column menu password passwords login logout signin privilege privileges admin admins
administrator environment backup restore attachment attachments reminder reminders todo calendar invitation recap handover takeover
substitute deputy stand-in backlog bucket funnel criteria criterion threshold minimum average median sum percentage ratio ranking cohort
batch bulk remainder third`,
} as const;
