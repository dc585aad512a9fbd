/**
 * Given names and the short forms people use for them, one person's names a group; a name may stand in several
 * groups (Alex). Written for this product from common usage. Names of different groups are different names,
 * however alike they look (Daniel and Daniela), so gender pairs and frequent look-alikes stand here too.
 */
const groups = `
abigail abby gail | abraham abe bram | adam | adrian | adriana | agnes | albert al bert bertie
alejandro alex ale | alejandra alex ale | alexander alex al sandy xander sasha alec aleksandr lex
alexandra alex sandra sasha sandy lexi alexa | alfred alf fred alfie freddie | alice ali alicia
alison allison ali ally | amanda mandy | amelia amy millie | amy | andrea andie
andrew andy drew andre andreas anders andrej andrei | angela angie | ann anne anna annie anita nan hanna
anneliese anne liese | anthony tony antonio anton toni | arthur art artie | barbara barb babs barbie
beatrice bea trixie beatrix | benjamin ben benny benji | bernard bernie bernhard | brian bryan
bridget biddy bridie | caleb | cameron cam | carl karl carlos charles charlie chuck chas | carla
carol carole caroline carolyn carrie lynn karolina
catherine cathy kate katie kathy kat katherine kathryn katharine catarina katrin katharina kit
cecilia cece celia | charlotte lottie charlie lotte | christian chris
christina tina chris christine chrissy kristina kristin krista
christopher chris kit topher kris christoph christophe cristobal | claire clare clara | claudia | claude
constance connie | cynthia cindy | daniel dan danny | daniela danielle dani | david dave davey davy
deborah deb debbie debra | denise | dennis denny denis | diana diane di | dmitry dima dmitri dmitriy
dominic dom nick domenico | donald don donny | donna | dorothy dot dottie dolly dorothea | douglas doug
edward ed eddie ted teddy ned eduard eduardo | edwin ed | elaine
eleanor ellie nell nora elinor leonora | elena lena
elizabeth liz beth betty eliza lizzie lisa libby betsy elisabeth bess elsie lise isabel | ella
ellen nell | emily em emmy | emma em | enrique quique henry | eric erik | erica erika | ethan
eugene gene | eva eve evelyn | felix | fiona fi | florence flo florrie | frances fran francie francesca
francis frank fran francisco paco francesco franz franziskus | franziska franzi | franklin frank
frederick fred freddy freddie rick fritz friedrich federico | gabriel gabe | gabriela gabrielle gabby
george georgie jorge georg | georgia georgina georgie | gerald gerry jerry gerhard gerd | gerard gerry
gillian gill jill | giovanni gianni john | giuseppe beppe pino joseph | grace gracie | graham gray
gregory greg gregor | gunther guenter guenther | hannah hanna | hans johannes johann | harold harry hal
harrison harry | harriet hattie | harry | heather | helen helena nell nellie lena
henry harry hank hal heinrich henri henrik heinz | herbert herb bert | howard howie | hugh hughie hugo
ian | irene rene | isaac ike zac | isabella bella isabel isa izzy isabelle | ivan vanya | jack jackie
jacob jake jakob jacques | jacqueline jackie | james jim jimmy jamie jem jaime | jan | jana
jane janie jenny | janet jan | jason jay | jean jeanne jeanie jeannie
jeffrey jeff geoff geoffrey jeffery | jennifer jen jenny jenni | jeremy jerry jem | jerome jerry
jessica jess jessie | joan joanie | joanna jo joanne johanna
john jack johnny jon johnnie johann sean juan jean | jonathan jon jonny nathan jonathon | jordan
jose pepe joseph | joseph joe joey josef jo | josephine jo josie | joshua josh | judith judy jude
julia julie jules juliana | julian jules julien | juliet julie | karen | kenneth ken kenny
kevin kev | kimberly kim | konstantin kostya | laura laurie lori laure | lauren laurie
lawrence larry lawrie laurence lars lorenzo | leo leon | leonard leo len lenny leonardo | leslie les
lewis lew louis lou ludwig | lillian lil lily lilian | linda lindy lynda lyn | louis lou louie luis
louise lou luise | lucas luke luca lukas | lucy lucille lu lucie lucia | ludmila lyuda
madeline maddie maddy madeleine | malcolm mal | manuel manny manolo | manuela
marcus mark marc marco markus
margaret maggie meg peggy marge margie greta rita daisy mags margarete margarita margot
maria mary marie mia masha mariya | mario | mariana marianne | marjorie marge | mark marc | martha marty
martin marty | martina tina | matilda tilly tilda mattie | matthew matt matty matthias mateo matthieu
maureen mo | maurice mo morris moritz | maxim max maksim | maximilian max | megan meg | melanie mel
melissa mel missy | michael mike mick mickey mitch mikey micky michel miguel michal mikhail misha
michelle shelly chelle | mildred millie | miranda randy | mitchell mitch
mohammed mohamed muhammad mohammad mo md mehmet | molly | monica monika | nancy nan | naomi
natalia natasha natalya | natalie nat | nathan nate nat | nathaniel nate nat nathan
nicholas nick nicky nico nicolas klaus niklas nikolai kolya nicolo | nicole nicky nikki nicola | noah
norman norm | oliver ollie olly oli | olivia liv livvy | oscar oskar | pamela pam
patricia pat patty tricia trish patsy | patrick pat paddy rick | paul pablo paolo pavel | paula
pauline | pavel pasha | peggy | penelope penny | peter pete pedro pierre piotr petr | petra
philip phil pip phillip philipp philippe felipe | phyllis phyl | priscilla cilla
rachel rach rachael rae | rafael raphael rafa | ralph ralf | raymond ray | rebecca becky becca bec
regina gina reggie | reginald reg reggie | renate | rene | richard rick dick richie rich ricky ricardo
robert bob rob bobby robbie bert roberto | roberta bobbie | rodney rod | roger rodge | roland rollie
ronald ron ronnie | rosemary rose rosie | rose rosa rosie | ross | roy | rudolf rudi rudolph
russell russ | ruth ruthie | ryan | samantha sam sammy | samuel sam sammy | sandra sandy
sarah sara sally sadie | scott scotty | sebastian seb bastian | sergey sergei seryozha sergio serge
sharon shari | sheila | sidney sid | simon si | simone | solomon sol | sophia sophie sofia sonia
stanley stan | stefan stephan stefano stephen steven esteban | stefanie steffi stephanie steph | stella
stephanie steph stevie | stephen steve steven stevie | stuart stu stewart
susan sue susie suzie suzy susanne suzanne susanna | sylvia syl silvia | tabitha tabby | tamara tammy
tatiana tanya tatyana | terence terry terrance | teresa terry tess tessa theresa therese
theodore ted teddy theo theodor | thomas tom tommy thom tomas | tiffany tiff | timothy tim timmy
tobias toby | tracy | ulrich uli | ulrike uli | ursula uschi | valerie val | vanessa nessa
veronica ronnie roni | victor vic viktor | victoria vicky tori vicki viktoria
vincent vince vinny vincenzo | viola vi | violet vi | virginia ginny ginger | vladimir volodya vova
walter walt wally | wendy | wilhelm willi william
william bill will billy willy liam willie guillermo guillaume | winifred winnie | wolfgang wolf
xavier javier | yevgeny zhenya evgeny | yvonne | zachary zach zack zac | zoe`;

const groupsOf = new Map<string, number[]>();
for (const [group, names] of groups
  .trim()
  .split(/\s*[|\n]\s*/)
  .entries()) {
  for (const name of new Set(names.split(' '))) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);
}

/** The groups a name stands in; empty for a name the table does not know. */
export const nameGroups = (name: string): readonly number[] => groupsOf.get(name) ?? none;

const none: readonly number[] = [];
