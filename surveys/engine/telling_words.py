"""Words that tell who somebody is, and words that stand before such: for `recognising`.

The names are first names frequent in the United Kingdom now and in the last generations, of all
its communities, written down for this project: far from all, and `usual_names` has more. Those
that are also words of everyday English are apart, because they tell of a person only with a
capital, or where the words around them say so.
"""

from surveys.engine.towns import TOWNS

_FIRST_NAMES = """
aaliyah aaron abby abdul abdullah abigail adam adele adrian agnes ahmed aidan aisha alan albert alex
alexander alexandra alfie ali alice alicia alison amanda amelia amina amir amy ana andre andrea
andrew andy angela angharad anita anna anne annie anthony anwar archie arjun arthur asha ashley asif
ava barbara barry beatrice becky ben benjamin bernard beth bethan bethany bradley brandon brenda
brian bronwen bryn caitlin callum cameron carla carly caroline carys catherine cathy cerys charles
charlie charlotte chantelle chelsea cheryl chloe chris christina christine christopher claire clare
colin connor craig cynthia daniel danielle darren dave david dawid debbie deborah declan denise
derek diana diane dilys dominic donald donna doreen dorothy dylan eddie edward eileen elaine eleanor
eleri elin elizabeth ella ellie elsie emily emma eric erin ethan eva evan evelyn ewa fatima ffion
fiona florence fran frances francesca fred freddie freya gareth gary gavin gemma geoff george
georgia georgina gerald gethin gillian glenn glyn graham greg gwen hannah harjit harpreet hassan
hayley hazel helen henry hugh hussain hussein ian ibrahim imran imogen ioan irene isaac isabella
isabelle isla ismail jackie jacob jacqueline jake jamal james jamie jan jane janet janice jason
jasmine jayden jeff jen jennifer jenny jeremy jess jesse jessica jill jim jo joan joanna joanne joe
joel john jonathan jordan joseph joshua joyce jude judith judy julia julian julie kamal karen karl
kate katherine kathleen katie kayleigh keith kelly ken kenneth kerry kevin khadija kim kieran kirsty
krishna kyle laila laura lauren layla leah leanne lee leon lesley lewis liam linda lisa liz llinos
logan lorraine louis louise lucas lucy luke lynn lynne maciej maddie madison malcolm mandy mandeep
marcus margaret maria marian marie marion marjorie martin martha mary mason matilda matt matthew
maureen megan mehmet melanie melissa mia michael michelle miguel mike mohamed mohammad mohammed
molly mohamud mollie muhammad mustafa nadia naomi natalie natasha nathan neil niamh nicholas nicola
nigel noah noor nora oliver olivia omar oscar osman owain owen pamela patricia patrick paul paula
pauline peter phil philip phillip phoebe piotr poppy priya rachel raj rajesh ravi rebecca rhian
rhiannon rhys richard rita robert roger ronald rosemary rosie ross ruth ryan sabrina saima sajid
sally sam samantha samina samuel sandra sanjay sara sarah sean seren shabnam shane shannon sharon
sheila shirley sian simon sioned sophia sophie stacey stella stephanie stephen steve steven stuart
sunita susan suzanne sylvia tanya tariq teresa terry thelma theo theresa thomas tiffany tim tina
toby tom tomasz tracey tracy trevor tyler umar usha valerie vanessa vera veronica vicky victoria
vincent wayne wendy william yasmin yousef yusuf yvonne zac zach zahra zainab zara zoe
"""
# Older or rarer ones that word lists of English know, so that nothing else would find them.
_RARER_NAMES = """
abraham adolf agatha alasdair alastair albie alec alexis alfred algernon alistair allan amos
antonia antonio archibald arnold astrid aubrey audrey augustine aurelia barnaby bartholomew beatrix
benedict bernadette bertha bertie bertram beverley beverly billy bobby boris brendan bridget bruno
byron caleb camilla camille carl carla carlos cassandra cecil cecilia cedric celeste celia clara
clarence clarissa claude claudia clementine clifford clive conrad cora cordelia cornelius cuthbert
cyril daphne davina deirdre delia dennis desmond diego dirk dolores donovan dora doris douglas
duncan ebenezer edgar edith edmund edna edwin effie elias elijah elliot elliott eloise elsa elvis
emmanuel enid enoch ernest esme esmeralda esther ethel eugene eunice ezekiel ezra felicity felix
ferdinand fergus fernando francis franklin freda frederick gabriel genevieve geoffrey geraldine
gertrude gideon gilbert giles gladys gloria godfrey gregory griselda gus gwendolen gwendolyn harold
harriet harvey hattie hector henrietta herbert hermione hilary hilda horace horatio howard hubert
hugo humphrey ida ignatius ingrid irma irving isaiah isidore ivan jasper javier jemima jeremiah
jerome jerry joel jonah jonas jose josephine josiah juan juliet julio justin kyra lana laurence
lavinia lawrence lena leonard leopold leroy leticia levi lionel lola lorna louie luis luther lydia
mabel mae magnus malachi mallory manuel marcel marcia margot maria mario marvin matilda maud maude
maurice maxine maya melinda meredith mervyn micah mildred millie milo miranda miriam mona monica
montgomery morgan mortimer moses muriel myra myrtle nadine nancy naomi nathaniel ned nelly nelson
nicolas nora norma norman obadiah octavia odette olga orson oswald otis otto pablo paloma pascal
penelope percival percy perry petra phineas phyllis polly portia priscilla quentin quincy ralph
ramon randolph raphael raymond reginald reuben rhoda ricardo rocco roderick rodney roland romeo
ronnie rosalind rosamund rosetta rowena roxanne rudolph rufus rupert russell sadie salome samson
saul sebastian selina selma seth seymour shane sherman sidney silas simone sofia solomon sonia
spencer stanley sybil sylvester sylvia tabitha tamara tarquin tess tessa thaddeus thea theodora
theodore thora tilly timothy titus tobias travis tristan ulysses ursula valentina veronica victor
vincent virgil vivian vivienne wallace walter warren wilbur wilfred wilhelmina wilson winifred
winston wyatt xavier yolanda yvette zachary zelda zoey
"""
# Words too, but where people write of people, in small letters mostly somebody's name.
_MOSTLY_NAMES = """
amber carol crystal daisy dawn dean harry heather iris ivy jack jade jean josh lily nick pearl ray
robin ruby tony violet
"""
FREQUENT_NAMES = frozenset((*_FIRST_NAMES.split(), *_MOSTLY_NAMES.split()))
FIRST_NAMES = FREQUENT_NAMES | frozenset(_RARER_NAMES.split())

_NAMES_TOO = """
angel april art august autumn bill chase dot drew faith frank gene ginger grace grant guy hope
hunter joy june mark max may miles norm olive pat penny rich rob rose sandy star sue summer will
"""
NAMES_TOO = frozenset(_NAMES_TOO.split())
# What follows “May” and “Will” where they ask and name nobody.
_ASKED = """
i we you he she it they the a an this that these those my your our his her their there anyone
anybody somebody someone people be not
"""
ASKED = frozenset(_ASKED.split())

_PLACES = """
aberdeen aberystwyth bangor barnsley barry basildon belfast birkenhead birmingham blackburn
blackpool bolton bournemouth bradford brighton bristol burnley caernarfon cambridge cardiff carlisle
carmarthen chelmsford chester colchester coventry crawley croydon darlington derby derry doncaster
dover dudley dundee durham edinburgh exeter gateshead glasgow gloucester grimsby guildford halifax
hartlepool hastings hereford huddersfield hull inverness ipswich kent lancaster leeds leicester
lincoln liverpool llandudno llanelli london luton maidstone manchester mansfield merthyr
middlesbrough newcastle newham newport northampton norwich nottingham oldham oxford peterborough
plymouth portsmouth preston rhyl rochdale rotherham salford scunthorpe sheffield slough southampton
southend stockport stoke sunderland swansea swindon telford torquay wakefield wales walsall
warrington watford wigan wolverhampton worcester wrexham york
"""
# Counties and boroughs, which lists of towns do not have.
_AROUND = """
anglesey berkshire bexhill camden carmarthenshire ceredigion cheshire clacton clwyd conwy cornwall
cumbria denbighshire derbyshire devon dorset dyfed essex flintshire glamorgan gloucestershire
gwent gwynedd hackney hampshire haringey havering herefordshire hertfordshire hillingdon kingston
lambeth lancashire leicestershire lewisham lincolnshire merseyside merton monmouthshire newark
norfolk northamptonshire northumberland nottinghamshire oxfordshire pembrokeshire powys redbridge
shoreham shropshire somerset southwark staffordshire stockton suffolk surrey sussex torfaen
tyneside warwickshire weston wiltshire worcestershire yorkshire
"""
PLACES = TOWNS | frozenset((*_PLACES.split(), *_AROUND.split()))

# What the names of streets, schools and the like end with, and in Welsh begin with.
_ENDS_A_PLACE = """
academy avenue ave centre church college court crescent drive estate flats gardens grove hospital
hostel lane library mosque nursery park prison primary rd refuge road school square street surgery
temple terrace
"""
ENDS_A_PLACE = tuple(_ENDS_A_PLACE.split())
_BEGINS_A_PLACE = """
ysgol heol ffordd stryd lôn llys maes capel
"""
BEGINS_A_PLACE = tuple(_BEGINS_A_PLACE.split())
# With a capital these end one too; without, they are mostly words.
ENDS_WITH_CAPITAL = frozenset((*ENDS_A_PLACE, "close", "house", "way", "hall", "view", "hill"))

# Whose name often comes next.
_WHO = """
worker teacher tutor doctor nurse midwife therapist counsellor psychologist solicitor judge
visitor carer advocate mentor manager officer headteacher son daughter brother sister twin baby
mum mam mother dad father nan nana gran grandad grandma auntie aunt uncle cousin partner husband
wife boyfriend girlfriend fiance friend mate ex stepdad stepmum neighbour dr mr mrs ms miss mx sir
gweithiwr athro athrawes mab merch brawd chwaer ffrind
"""
WHO = tuple(_WHO.split())

# Words with a capital that name nobody: what sentences begin with.
_COMMON = """
a about after again all also although always an and another any anyone are as ask at back be because
been before being better but by can could did do does don't don’t each even every everyone
everything everybody first for from get give go good had has have he her here his how i i'd i'll i'm
i've i’d i’ll i’m i’ve if in is it it's it’s its just keep last less let like listen make many maybe
me mine more most much my never next no nobody none not nothing now of often on once one only or
other our out people please put read really say see send she should show since so some somebody
someone something sometimes sorry still stop talk tell than thank thanks that that's that’s the
their them then there they they're they’re things this those though time to too try until us use
very was we we're we’re we've we’ve well were what when where which while who why with without
would write yes you your english ring call phone email
"""
COMMON = frozenset(_COMMON.split())
# Words that are no name after “worker”, “from” or before “road”, where nothing has a capital.
_ORDINARY = """
actually again almost already am around asked away bad became began both bought brought came cannot
can't changed clearly comes cos couldn't cried day days didn't different doesn't down during either
else ended ever explained far felt few finally forgot found friend friends gave gets goes going gone
got great hadn't half happened hasn't hated having heard help helped helps him home i'm important
instead into isn't kept kind knew know known knows late later lately left lied lies listened listens
little local long lost lot loved lovely made makes man meets met mine moved needs new nice off old
over own perfectly person place playing quite rang rather right said same sat saw says seemed seems
sent shouted shouts showed side sit speaks spoke start started stayed stopped such supported talked
talks that tells thing think thinks thought told took tried true under up used walked want wanted
wants wasn't went whole will may won't work worked workers works worse wrote yet care school
schools special secondary primary main busy big small high low another any both each every birth
scratch experience beginning outside inside across above below early late being where which
people's today tomorrow yesterday week weeks month months year years everyone's car bus train
"""
ORDINARY = COMMON | frozenset(_ORDINARY.split()) | frozenset(WHO)

_NUMBERS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
dau dwy tri tair pedwar pedair pump chwech saith wyth naw deg
"""
NUMBERS = tuple(_NUMBERS.split())
_ORDINALS = """
third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
"""
ORDINALS = tuple(_ORDINALS.split())

# What numbers are told with besides, one after the other on a telephone.
DIGITS_TOO = ("oh", "o", "one", "zero", "nought", "nil", "double", "treble", "triple")
# Days that everybody knows: with `FEAST_TIMES` behind them or alone.
FEASTS = (
    r"christmas|xmas|nadolig|boxing day|new year(?:['’]?s)?|easter|y pasg|good friday"
    r"|palm sunday|ash wednesday|shrove tuesday|pancake day|whitsun|hallowe['’]?en|bonfire night"
    r"|guy fawkes|valentine['’]?s(?: day)?|(?:mother|father)['’]?s day|mothering sunday"
    r"|(?:st|saint) (?:david|patrick|george|andrew)['’]?s day|dydd gŵyl \w+|ramadan|eid|diwali"
    r"|hanukkah|chanukah|vaisakhi|baisakhi|passover|rosh hashanah|yom kippur"
    r"|(?:chinese|lunar) new year|bank holiday"
)
FEAST_TIMES = r"(?: (?:eve|day|night|morning|week|weekend|sunday|monday|time|holidays?|break))?"

# “may” and “march” are words too: a date only after such as “in”.
_MONTHS = """
january february april june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec
ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
janvier février mars avril juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
janaayo febraayo maarso abriil maajo juun luulyo agoosto sebteembar oktoobar nofeembar diseembar
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર
"""
MONTHS = tuple(_MONTHS.split())
_DAYS = """
monday tuesday wednesday thursday friday saturday sunday
llun mawrth mercher iau gwener sadwrn sul
الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار
ਸੋਮਵਾਰ ਮੰਗਲਵਾਰ ਬੁੱਧਵਾਰ ਵੀਰਵਾਰ ਸ਼ੁੱਕਰਵਾਰ ਸ਼ਨੀਵਾਰ ਐਤਵਾਰ
"""
DAYS = tuple(_DAYS.split())
