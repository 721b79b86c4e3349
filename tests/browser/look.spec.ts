import { expect, test, expectUsableByAll, paste } from './test.ts';
const fields: any = { customer: {columns:[0],fixed:'',dates:null,decimals:null}, site:{columns:[1],fixed:'',dates:null,decimals:null}, category:{columns:[2],fixed:'',dates:null,decimals:null}, maker:{columns:[3],fixed:'',dates:null,decimals:null}, model:{columns:[4],fixed:'',dates:null,decimals:null}, serial:{columns:[5],fixed:'',dates:null,decimals:null}, tag:{columns:[6],fixed:'',dates:null,decimals:null}, 'deployed-on':{columns:[7],fixed:'',dates:null,decimals:null}, warranty:{columns:[8],fixed:'',dates:'month-first',decimals:null}, price:{columns:[9],fixed:'',dates:null,decimals:'point'}, note:{columns:[10],fixed:'',dates:null,decimals:null} };
const col = (name: string, samples: string[], more: any = {}) => ({ name, samples, filled: 9980, dates: [], decimals: null, ambiguous: [], ...more });
const columns = [col('Client',['Núñez Legal LLP','Blue Ridge Legal LLP']),col('Site',['Warehouse','Main St','HQ']),col('Type',['Server','Desktop','Notebook']),col('Make',['Dell','Lenovo','HP']),col('Model',['PowerEdge FC830','IdeaCentre T540GE','Precision 3550']),col('Serial No.',['4AX3R1B','PFWUG1CQ']),col('Asset Tag',['T00003','T00004']),col('Installed',['09/10/2018','03/07/2018'],{dates:['month-first','day-first'],ambiguous:['09/10/2018']}),col('Warranty until',['09/29/2021'],{dates:['month-first']}),col('Cost',['6,907.68','1,137.69'],{decimals:'point'}),col('Notes',['said "keep the dock"','reception; 2nd floor']), ...Array.from({length: 30},(_, i)=>col('Custom '+i,['value '+i]))];
const opened = { id: 'list-1', source: 'old-register.csv', reading: { format:'delimited', encoding:'windows-1252', delimiter:';', sheet:null, headings:true }, sheets: [], rows: 10000, columns, proposal: { by:'headings', name:'', mapping: { kind:'devices', fields, words: {} } } };
const verdicts = ['new','new','update','unchanged','refused','new'];
const row = (n: number): any => { const v = verdicts[n%6]; return { number:n, verdict:v, cells:{ customer:'Blue Ridge Legal LLP', site:'Main St', category:'Desktop', maker:'Lenovo', model:'IdeaCentre T540GE', serial: v==='refused' ? '6.37702E+15' : 'PFWUG'+n, tag:'T0'+n, 'deployed-on':'03/07/2018', warranty:'03/06/2021', price:'1,137.69', note:'reception; 2nd floor' }, edited:[], refused: v==='refused' ? [{field:'serial',code:'serial-damaged',params:{serial:'6.37702E+15'}},{field:'row',code:'row-too-short',params:{cells:'9',columns:'11'}}]:[], odd: n%12===1 ? [{field:'customer',code:'name-damaged',params:{}}]:[], changes: v==='update' ? [{field:'warranty',from:'2020-03-06',to:'2021-03-06'},{field:'price',from:'1069.70 USD',to:'1137.69 USD'}]:[] } };
const outlook = { new: 9200, update: 485, unchanged: 0, refused: 315, odd: 41, newCustomers: 24, newSites: 61, newModels: 140, questions: [{about:'dates',field:'deployed-on',samples:['09/10/2018']},{about:'category',word:'Telefonanlagenvermittlungsrechner',rows:120},{about:'category',word:'Notebook AIO',rows:3}], reasons:[{field:'serial',code:'missing',rows:120},{field:'serial',code:'serial-twice',rows:60},{field:'row',code:'row-too-short',rows:38},{field:'deployed-on',code:'not-a-day-in-a-file',rows:30},{field:'price',code:'not-a-number',rows:30},{field:'serial',code:'serial-damaged',rows:37}] };
const imports = [{id:'i1',happenedAt:'2026-11-23T10:00:00Z',kind:'devices',source:'old-register.csv',added:9200,changed:485,undoneAt:null},{id:'i2',happenedAt:'2026-11-20T10:00:00Z',kind:'models',source:'',added:12,changed:0,undoneAt:'2026-11-21T10:00:00Z'}];
const answers: any = {
 imports: () => imports, mappingChoices: () => [{by:'preset',id:'snipe',name:'Snipe-IT assets',kind:'devices'},{by:'saved',id:'m1',name:'Distributor A',kind:'devices'}],
 openList: () => opened, judgeList: () => outlook, dropList: () => null, whatDepends: () => ({onPickups:2,answered:0,changedSince:1,replaced:0}),
 listRows: (r: any) => ({ rows: Array.from({length:100},(_, i)=>row((r.after??1)+1+i)), next: (r.after??1)+100 }),
 editListCell: (r: any) => ({ row: {...row(r.number), verdict:'new', refused:[], edited:[r.field], cells:{...row(r.number).cells,[r.field]:r.text}}, outlook:{...outlook, new:9201, refused:314} }),
 commitList: () => ({importId:'i1',new:9200,updated:485,unchanged:0,refused:315,newCustomers:24,newModels:140}), proposeMapping: () => opened.proposal.mapping, saveMapping: () => null
};
async function mock(page: any) { await page.route('**/call/exchange.*', async (route: any) => { const name = route.request().url().split('exchange.')[1]; if (!answers[name]) return route.continue(); const value = answers[name](route.request().postDataJSON()); await route.fulfill({ body: JSON.stringify({answer:{value,changed:[]}})+'\n' }); }); }
const dir = '/tmp/look';
async function shots(page: any, name: string) { for (const [c,w,h] of [['light',1400,880],['dark',1400,880],['light',900,700]] as const) { await page.emulateMedia({colorScheme:c}); await page.setViewportSize({width:w,height:h}); await page.screenshot({path:`${dir}/${name}-${c}-${w}.png`}); } await page.setViewportSize({width:1400,height:880}); await page.emulateMedia({colorScheme:'light'}); }
test('look', async ({ page }) => {
  test.setTimeout(240000);
  await mock(page);
  await page.goto('/import');
  await page.getByText('Take a list into the book').waitFor();
  await shots(page,'start'); await expectUsableByAll(page);
  await page.getByRole('button',{name:'Undo the import of old-register.csv'}).click(); await page.getByText('2 of its').waitFor(); await page.screenshot({path:dir+'/undo.png'}); await page.keyboard.press('Escape');
  await paste(page.locator('body'), 'a\tb\n1\t2');
  await page.getByRole('button',{name:'Check the rows'}).waitFor();
  await shots(page,'columns'); await expectUsableByAll(page);
  await page.setViewportSize({width:1400,height:2000}); await page.screenshot({path:dir+'/columns-tall.png'}); await page.setViewportSize({width:1400,height:880});
  await page.getByRole('button',{name:'Save this mapping…'}).click(); await page.screenshot({path:dir+'/save-mapping.png'}); await page.keyboard.press('Escape');
  await page.getByRole('button',{name:'Check the rows'}).click();
  await page.getByRole('grid').waitFor();
  await page.getByText('PFWUG2',{exact:true}).waitFor();
  await page.getByRole('grid').focus(); for (const k of ['ArrowDown','ArrowDown','ArrowDown','ArrowRight','ArrowRight','ArrowRight','ArrowRight','ArrowRight','ArrowRight','ArrowRight']) await page.keyboard.press(k);
  await shots(page,'check'); await expectUsableByAll(page);
  await page.getByText('3 questions first').click();
  await page.keyboard.press('Tab'); await page.getByRole('grid').focus();
  await page.keyboard.press('Enter'); await page.keyboard.type('ABC123'); await page.screenshot({path:dir+'/editing.png'}); await page.keyboard.press('Enter'); await page.waitForTimeout(300); await page.screenshot({path:dir+'/edited.png'});
  await page.getByRole('radio',{name:/^Refused/}).click({force:true}); await page.waitForTimeout(500); await shots(page,'refused');
  await page.getByRole('button',{name:/^Import 9/}).click(); await page.getByText('rows are in the book').waitFor(); await shots(page,'done'); await expectUsableByAll(page);
});
