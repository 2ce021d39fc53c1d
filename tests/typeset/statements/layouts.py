"""Statements as companies lay them out, in figures of our own; each adds up.

By kind of statement, each in several accounting traditions. A row is `label|figure|figure`; a row
with a label alone is a head.
"""

from __future__ import annotations

LAYOUTS: dict[str, tuple[str, str]] = {
    # Income statements
    "income US GAAP, one step": (
        "en",
        """
        |Three months ended September 30,|
        |2026|2025
        Revenues:
        Product sales|$41,210|$37,905
        Royalties|8,345|7,120
        Services|1,045|975
        Total revenues|50,600|46,000
        Costs and expenses:
        Cost of product sales|12,180|11,340
        Research and development|15,420|16,010
        Selling, general and administrative|9,870|9,155
        Total costs and expenses|37,470|36,505
        Income from operations|13,130|9,495
        Interest income|412|388
        Interest expense|(1,205)|(1,310)
        Total other expense, net|(793)|(922)
        Income before income taxes|12,337|8,573
        Provision for income taxes|2,591|1,715
        Net income|$9,746|$6,858
        Net income per share, basic|$0.41|$0.29
        Weighted-average shares outstanding, basic|23,771|23,648
        """,
    ),
    "income US GAAP, costs in parentheses": (
        "en",
        """
        |2026|2025|2024
        Net sales|$1,204.6|$1,150.2|$1,098.9
        Cost of sales|(702.1)|(681.0)|(655.4)
        Gross profit|502.5|469.2|443.5
        Selling expense|(148.3)|(141.7)|(139.0)
        Administrative expense|(96.4)|(95.2)|(90.1)
        Restructuring|(4.2)|—|(11.6)
        Operating income|253.6|232.3|202.8
        Other income (expense):
        Interest expense|(21.7)|(22.9)|(24.8)
        Other, net|3.1|(1.4)|0.9
        Total other income (expense)|(18.6)|(24.3)|(23.9)
        Income before taxes|235.0|208.0|178.9
        Income tax expense|(51.7)|(45.8)|(39.4)
        Net income|183.3|162.2|139.5
        Less: net income attributable to noncontrolling interests|(2.3)|(2.2)|(1.5)
        Net income attributable to the company|$181.0|$160.0|$138.0
        """,
    ),
    "from income to funds from operations": (
        "en",
        """
        |2026|2025
        Net income|$12,340|$11,020
        Depreciation of real estate|8,410|8,220
        Gain on sale of property|(1,204)|—
        Impairment|310|120
        Nareit FFO|19,856|19,360
        Acquisition costs|210|340
        Core FFO|20,066|19,700
        Straight-line rent|(812)|(790)
        Recurring capital expenditures|(1,410)|(1,320)
        AFFO|$17,844|$17,590
        """,
    ),
    "cash flows, Japan": (
        "ja",
        """
        |2026年|2025年
        営業活動によるキャッシュ・フロー|12,340|11,200
        投資活動によるキャッシュ・フロー|△4,210|△3,980
        財務活動によるキャッシュ・フロー|△2,130|△1,900
        現金及び現金同等物の増減額|6,000|5,320
        現金及び現金同等物の期首残高|20,110|14,790
        現金及び現金同等物の期末残高|26,110|20,110
        """,
    ),
    "income IFRS, by nature": (
        "en-GB",
        """
        €m|2026|2025
        Revenue|842.3|801.7
        Other operating income|12.4|9.8
        Total operating income|854.7|811.5
        Raw materials and consumables|(301.2)|(289.9)
        Employee benefits expense|(255.8)|(247.3)
        of which share-based payments|(8.1)|(7.6)
        Depreciation and amortisation|(66.4)|(63.0)
        Other operating expenses|(98.6)|(97.1)
        Total operating expenses|(722.0)|(697.3)
        Operating profit|132.7|114.2
        """,
    ),
    "income Swiss, in German": (
        "de-CH",
        """
        In Mio. CHF|2026|2025
        Nettoerlös|4’812.4|4’655.0
        Übrige betriebliche Erträge|61.3|58.8
        Gesamtleistung|4’873.7|4’713.8
        Materialaufwand|-1’944.1|-1’902.7
        Personalaufwand|-1’211.5|-1’180.6
        davon Vorsorge|-102.2|-99.9
        Übriger Betriebsaufwand|-701.9|-688.4
        Total Betriebsaufwand|-3’857.5|-3’771.7
        Betriebsergebnis (EBITDA)|1’016.2|942.1
        """,
    ),
    "income Japanese": (
        "ja",
        """
        |2026年3月期|2025年3月期
        売上高|1,204,511|1,150,876
        売上原価|802,334|771,209
        売上総利益|402,177|379,667
        販売費及び一般管理費|301,440|290,118
        営業利益|100,737|89,549
        営業外収益
        受取利息|1,204|988
        その他|2,310|1,877
        営業外収益合計|3,514|2,865
        営業外費用
        支払利息|2,871|3,014
        その他|640|512
        営業外費用合計|3,511|3,526
        経常利益|100,740|88,888
        """,
    ),
    "income of a bank": (
        "en",
        """
        |2026|2025
        Interest income:
        Loans|1,204|1,100
        Securities|220|215
        Total interest income|1,424|1,315
        Interest expense:
        Deposits|310|290
        Borrowings|104|110
        Total interest expense|414|400
        Net interest income|1,010|915
        Provision for credit losses|55|40
        Net interest income after provision|955|875
        Noninterest income:
        Fees|150|140
        Trading|45|35
        Total noninterest income|195|175
        Noninterest expense:
        Salaries|420|400
        Occupancy|130|125
        Total noninterest expense|550|525
        Income before taxes|600|525
        Income taxes|126|110
        Net income|474|415
        """,
    ),
    # Balance sheets
    "balance US GAAP": (
        "en",
        """
        |September 30, 2026|December 31, 2025
        ASSETS
        Current assets:
        Cash and cash equivalents|$88,214|$74,902
        Accounts receivable, less allowance of $412 and $398|31,660|29,415
        Inventories|22,108|24,377
        Prepaid expenses|4,018|3,806
        Total current assets|146,000|132,500
        Property and equipment|95,410|91,230
        Less accumulated depreciation|(41,410)|(38,230)
        Property and equipment, net|54,000|53,000
        Goodwill|12,600|12,600
        Other assets|3,400|1,900
        Total assets|$216,000|$200,000
        LIABILITIES AND SHAREHOLDERS' EQUITY
        Current liabilities:
        Accounts payable|$14,205|$12,877
        Accrued liabilities|18,795|17,123
        Total current liabilities|33,000|30,000
        Long-term debt|60,000|65,000
        Total liabilities|93,000|95,000
        Commitments and contingencies
        Shareholders' equity:
        Common stock, $.01 par value|240|238
        Additional paid-in capital|98,760|96,762
        Retained earnings|27,000|11,000
        Treasury stock, at cost|(3,000)|(3,000)
        Total shareholders' equity|123,000|105,000
        Total liabilities and shareholders' equity|$216,000|$200,000
        """,
    ),
    "balance US GAAP, net row without a label": (
        "en",
        """
        |2026|2025
        Property, plant and equipment:
        Land|4,200|4,200
        Buildings|38,700|37,900
        Machinery|71,100|66,900
        |114,000|109,000
        Less accumulated depreciation|52,000|48,500
        |62,000|60,500
        Investments|8,000|7,500
        Intangible assets|15,000|16,000
        Total noncurrent assets|85,000|84,000
        """,
    ),
    "balance utility, depreciation printed positive": (
        "en",
        """
        |2026|2025|2024
        Utility plant|9,412|9,020|8,655
        Less: accumulated depreciation|3,105|2,960|2,811
        Net utility plant|6,307|6,060|5,844
        Construction work in progress|402|455|388
        Total utility plant, net|6,709|6,515|6,232
        Current assets|1,204|1,187|1,150
        Regulatory assets|887|912|934
        Total assets|8,800|8,614|8,316
        """,
    ),
    "balance IFRS, equity first": (
        "en-GB",
        """
        |Note|2026|2025
        Non-current assets
        Intangible assets|9|412.0|398.5
        Property, plant and equipment|10|655.2|640.1
        Deferred tax assets|11|18.4|20.0
        ||1,085.6|1,058.6
        Current assets
        Inventories|12|201.3|195.5
        Trade receivables|13|244.6|238.8
        of which due after one year||12.0|11.2
        Cash|14|98.5|77.1
        ||544.4|511.4
        Total assets||1,630.0|1,570.0
        """,
    ),
    "balance Swiss": (
        "de-CH",
        """
        |31.12.2026|31.12.2025
        Flüssige Mittel|612.5|580.4
        Forderungen aus Lieferungen und Leistungen|844.7|821.6
        Vorräte|702.8|698.0
        Total Umlaufvermögen|2’160.0|2’100.0
        Sachanlagen|1’480.2|1’455.5
        Immaterielle Anlagen|359.8|344.5
        Total Anlagevermögen|1’840.0|1’800.0
        Total Aktiven|4’000.0|3’900.0
        Kurzfristiges Fremdkapital|1’050.0|1’020.0
        Langfristiges Fremdkapital|950.0|980.0
        Total Fremdkapital|2’000.0|2’000.0
        Aktienkapital|100.0|100.0
        Reserven|1’900.0|1’800.0
        Total Eigenkapital|2’000.0|1’900.0
        Total Passiven|4’000.0|3’900.0
        """,
    ),
    "balance Japanese, net of depreciation": (
        "ja",
        """
        |前連結会計年度|当連結会計年度
        資産の部
        流動資産
        現金及び預金|120,455|131,202
        受取手形及び売掛金|98,340|101,118
        貸倒引当金|△1,295|△1,320
        流動資産合計|217,500|231,000
        固定資産
        建物及び構築物|80,210|82,450
        減価償却累計額|△35,210|△37,450
        建物及び構築物(純額)|45,000|45,000
        土地|22,500|22,500
        有形固定資産合計|67,500|67,500
        投資有価証券|15,000|16,500
        固定資産合計|82,500|84,000
        資産合計|300,000|315,000
        """,
    ),
    # Cash flows
    "cash flow US GAAP": (
        "en",
        """
        |2026|2025
        Operating activities:
        Net income|9,746|6,858
        Depreciation and amortization|4,210|3,985
        Changes in working capital|(1,956)|1,157
        Net cash provided by operating activities|12,000|12,000
        Investing activities:
        Capital expenditures|(6,300)|(5,100)
        Purchases of securities|(2,700)|(4,900)
        Net cash used in investing activities|(9,000)|(10,000)
        Financing activities:
        Repayment of debt|(5,000)|(3,000)
        Proceeds from options|312|205
        Net cash used in financing activities|(4,688)|(2,795)
        Net decrease in cash|(1,688)|(795)
        Cash at beginning of period|74,902|75,697
        Cash at end of period|$73,214|$74,902
        """,
    ),
    "cash flow IFRS, interest shown apart": (
        "en-GB",
        """
        |H1 2026|H1 2025
        Cash generated from operations|210.4|198.7
        Interest paid|(12.2)|(13.5)
        Tax paid|(38.2)|(35.2)
        Total from operating activities|160.0|150.0
        Acquisitions|(44.0)|—
        Purchase of property|(36.0)|(40.0)
        Total from investing activities|(80.0)|(40.0)
        Dividends|(62.0)|(58.0)
        Total from financing activities|(62.0)|(58.0)
        Total change in cash|18.0|52.0
        """,
    ),
    "cash flow German": (
        "de",
        """
        In Mio. €|2026|2025
        Periodenergebnis|412,5|388,1
        Abschreibungen|205,0|198,4
        Veränderung der Vorräte|-17,5|13,5
        Summe Mittelzufluss aus Geschäftstätigkeit|600,0|600,0
        Investitionen|-250,0|-240,0
        Veräußerungen|10,0|15,0
        Summe Mittelabfluss aus Investitionen|-240,0|-225,0
        Dividenden|-130,0|-120,0
        Tilgung|-80,0|-105,0
        Summe Mittelabfluss aus Finanzierung|-210,0|-225,0
        Gesamt|150,0|150,0
        """,
    ),
    # Segments
    "segments with eliminations": (
        "en",
        """
        |2026|2025|Change
        Anvils|512.4|480.1|32.3
        Hammers|301.6|298.9|2.7
        Tongs|86.0|81.0|5.0
        Total segments|900.0|860.0|40.0
        Corporate|4.5|5.0|(0.5)
        Intersegment eliminations|(24.5)|(25.0)|0.5
        Total net sales|880.0|840.0|40.0
        """,
    ),
    "segments, the total first": (
        "en",
        """
        |Q3 2026|Q3 2025
        Total revenue|1,204|1,130
        of which Europe|612|580
        of which Americas|402|377
        of which Asia|190|173
        """,
    ),
    "segments by region within product": (
        "en",
        """
        |2026|2025
        Anvils:
        Domestic|210|198
        International|140|132
        Total anvils|350|330
        Hammers:
        Domestic|95|90
        International|55|60
        Total hammers|150|150
        Total domestic|305|288
        Total international|195|192
        Total|500|480
        """,
    ),
    # Reconciliations
    "reconciliation to EBITDA": (
        "en",
        """
        |2026|2025
        Net income|183.3|162.2
        Interest expense, net|18.6|24.3
        Income taxes|51.7|45.8
        Depreciation and amortization|61.4|57.7
        EBITDA|315.0|290.0
        Share-based compensation|14.2|12.9
        Restructuring|4.2|—
        Gain on sale of business|(3.4)|—
        Total adjustments|15.0|12.9
        Adjusted EBITDA|330.0|302.9
        Margin|27.4%|26.3%
        """,
    ),
    "reconciliation with tax effect": (
        "en",
        """
        |2026|2025
        GAAP net income|9,746|6,858
        Amortization of intangibles|1,150|1,150
        Acquisition costs|604|92
        Tax effect of adjustments|(500)|(300)
        Total adjustments|1,254|942
        Non-GAAP net income|11,000|7,800
        """,
    ),
    "free cash flow": (
        "en",
        """
        |2026|2025
        Net cash provided by operating activities|12,000|12,000
        Less: capital expenditures|6,300|5,100
        Free cash flow|5,700|6,900
        Less: dividends paid|1,200|1,100
        Total cash after dividends|4,500|5,800
        """,
    ),
    # Per share and shares
    "earnings per share": (
        "en",
        """
        |2026|2025
        Basic earnings per share:
        Continuing operations|$0.38|$0.27
        Discontinued operations|0.03|0.02
        Total basic earnings per share|$0.42|$0.29
        Numerator:
        Income from continuing operations|9,046|6,398
        Income from discontinued operations|700|460
        Total numerator|9,746|6,858
        """,
    ),
    "shares": (
        "en",
        """
        |2026|2025
        Shares issued|24,000,000|23,800,000
        Less: treasury shares|228,600|151,900
        Total shares outstanding|23,771,400|23,648,100
        Dilutive options|310,200|295,400
        Total diluted shares|24,081,600|23,943,500
        """,
    ),
    "shareholders": (
        "en",
        """
        Holder|Shares|% of capital
        Founders|8,100,000|40.5
        Institutions|7,400,000|37.0
        Free float|4,500,000|22.5
        Total|20,000,000|100.0
        """,
    ),
    # Others
    "funds from operations": (
        "en",
        """
        |2026|2025
        Net income|120.4|98.2
        Depreciation of real estate|88.1|86.0
        Gain on sale of real estate|(12.5)|(4.2)
        FFO|196.0|180.0
        Acquisition costs|2.0|1.5
        Core FFO|198.0|181.5
        Straight-line rent|(6.0)|(5.5)
        AFFO|192.0|176.0
        FFO per share|$1.96|$1.80
        """,
    ),
    "changes in equity": (
        "en",
        """
        |Stock|Earnings|Total
        Balance at January 1, 2026|1,000|2,500|3,500
        Net income|—|474|474
        Dividends|—|(200)|(200)
        Shares issued|30|—|30
        Balance at December 31, 2026|1,030|2,774|3,804
        """,
    ),
    "comprehensive income": (
        "en",
        """
        |2026|2025
        Net income|$474|$415
        Other comprehensive income (loss):
        Foreign currency translation|(22)|14
        Unrealized gains on securities|8|(3)
        Total other comprehensive income (loss)|(14)|11
        Comprehensive income|460|426
        Less: comprehensive income attributable to noncontrolling interests|5|4
        Comprehensive income attributable to shareholders|$455|$422
        """,
    ),
    "income by quarter": (
        "en",
        """
        |Q1|Q2|Q3|Q4|FY
        Product revenue|101|112|120|131|464
        Service revenue|40|42|43|45|170
        Total revenue|141|154|163|176|634
        Cost of product revenue|50|55|58|63|226
        Cost of service revenue|21|22|22|23|88
        Total cost of revenue|71|77|80|86|314
        Gross profit|70|77|83|90|320
        Gross margin|49.6%|50.0%|50.9%|51.1%|50.5%
        """,
    ),
    "key figures of a balance sheet": (
        "en",
        """
        |2026|2025
        Cash, cash equivalents and investments|1,200|1,150
        Working capital|900|870
        Total assets|4,300|4,180
        Total debt|1,100|1,250
        Total stockholders' equity|2,210|2,060
        """,
    ),
    "roll-forward of orders": (
        "en",
        """
        |Segment A|Segment B|Total
        Beginning backlog|500|300|800
        Orders|210|120|330
        Revenue|(180)|(110)|(290)
        Ending backlog|530|310|840
        """,
    ),
    "income Swiss, in French": (
        "fr-CH",
        """
        En millions de CHF|2026|2025
        Chiffre d’affaires|812.4|790.1
        Coût des ventes|-412.4|-405.1
        Marge brute|400.0|385.0
        Frais de vente|-150.0|-148.0
        Frais d’administration|-90.0|-87.0
        Résultat d’exploitation|160.0|150.0
        dont activités abandonnées|4.0|3.0
        Charges financières|-10.0|-12.0
        Impôts|-30.0|-28.0
        Résultat net|120.0|110.0
        """,
    ),
    "balance German": (
        "de",
        """
        In T€|31.12.2026|31.12.2025
        A. Anlagevermögen
        I. Immaterielle Vermögenswerte|1.200|1.100
        II. Sachanlagen|3.400|3.350
        Summe Anlagevermögen|4.600|4.450
        B. Umlaufvermögen
        I. Vorräte|2.100|2.000
        II. Forderungen|1.900|1.850
        davon gegen verbundene Unternehmen|300|250
        III. Kasse|700|650
        Summe Umlaufvermögen|4.700|4.500
        C. Rechnungsabgrenzung|50|45
        Summe Aktiva|9.350|8.995
        """,
    ),
    "revenue by country within continent": (
        "en",
        """
        |2026|2025
        Revenue:
        Europe
        Germany|210|200
        France|140|130
        Total Europe|350|330
        Americas
        US|500|470
        Canada|50|45
        Total Americas|550|515
        Rest of world|100|95
        Total revenue|1,000|940
        Of which recurring|700|650
        """,
    ),
    "provision for taxes": (
        "en",
        """
        |2026|2025
        Current:
        Federal|80|75
        State|12|11
        Foreign|20|18
        Total current|112|104
        Deferred:
        Federal|10|4
        State|2|1
        Foreign|2|1
        Total deferred|14|6
        Total provision|126|110
        Effective rate|21.0%|21.0%
        """,
    ),
    "net debt": (
        "en",
        """
        |2026|2025
        Total debt|1,250|1,300
        Less: cash and cash equivalents|(410)|(380)
        Less: short-term investments|(90)|(70)
        Net debt|750|850
        Adjusted EBITDA|330|303
        Net debt to Adjusted EBITDA|2.3x|2.8x
        """,
    ),
    "debt with rounding": (
        "en",
        """
        ($ in billions)|2026|2025
        Term loan|1.3|1.4
        Notes|2.4|2.4
        Leases|0.4|0.3
        Total debt|4.0|4.2
        Less: cash|1.1|0.9
        Total net debt|2.9|3.3
        """,
    ),
    # As issuers of several countries print them
    "income with a tax benefit in one year": (
        "en",
        """
        |2026|2025|2024
        Revenue|9,400|8,800|8,100
        Costs and expenses
        Cost of revenue|5,210|4,905|4,630
        Research and development|1,310|1,240|1,155
        Total costs and expenses|6,520|6,145|5,785
        Income from operations|2,880|2,655|2,315
        Interest expense|(210)|(195)|(188)
        Other income (expense), net|45|(62)|118
        Income before income taxes|2,715|2,398|2,245
        Provision for (benefit from) income taxes|640|(310)|512
        Loss from equity method investments|(22)|(18)|(9)
        Net income including noncontrolling interests|2,053|2,690|1,724
        """,
    ),
    "income with other income and expenses in one total": (
        "en",
        """
        |2026|2025|2024
        Rental revenue|61,400|58,200|55,900
        Expenses
        Property operating|9,310|8,870|8,640
        General and administrative|5,120|4,980|4,760
        Total expenses|14,430|13,850|13,400
        Other income and expenses
        Interest expense|(17,200)|(18,350)|(19,100)
        Gain on sale of property|9,870|—|41,300
        Total other income and expenses|(7,330)|(18,350)|22,200
        Income before income taxes|39,640|26,000|64,700
        """,
    ),
    "comprehensive income German, sums above their parts": (
        "de",
        """
        in TEUR|2026|2025
        Betriebsgewinn|52.310|47.885
        Finanzergebnis|-8.120|-7.440
        Gewinn vor Ertragsteuern|44.190|40.445
        Ertragsteuern|-13.250|-12.105
        Periodenergebnis|30.940|28.340
        Sonstiges Ergebnis in der Periode nach Steuern:
        Posten, die umgegliedert werden können|6.215|-4.870
        Umrechnungsdifferenzen|6.040|-4.905
        Absicherungen|175|35
        Posten, die nicht umgegliedert werden|310|120
        Neubewertung der Pensionen|310|120
        Sonstiges Ergebnis in der Periode|6.525|-4.750
        Gesamtergebnis für die Periode|37.465|23.590
        """,
    ),
    "balance, equity in one row": (
        "en",
        """
        (in thousands)|June 2026|March 2026
        Assets
        Cash|9,520|14,630
        Inventory|156,200|155,300
        Other current assets|66,000|66,700
        Total current assets|231,720|236,630
        Property and equipment, net|239,300|241,900
        Other assets|700,180|710,070
        Total assets|1,171,200|1,188,600
        Liabilities and shareholders' equity
        Current liabilities|372,900|417,800
        Long-term debt|108,400|60,000
        Other liabilities|207,700|225,400
        Total liabilities|689,000|703,200
        Total shareholders' equity|482,200|485,400
        Total liabilities and shareholders' equity|1,171,200|1,188,600
        """,
    ),
    "balance, a row between liabilities and equity": (
        "en",
        """
        |2026|2025
        Total assets|65,800|61,800
        Accounts payable|12,310|11,240
        Long-term debt|25,090|22,480
        Total liabilities|37,400|33,720
        Redeemable noncontrolling interests|180|165
        Equity
        Paid-in capital|36,100|38,400
        Accumulated deficit|(8,780)|(11,360)
        Total stockholders' equity|27,320|27,040
        Noncontrolling interests|900|875
        Total equity|28,220|27,915
        Total liabilities, redeemable noncontrolling interests and equity|65,800|61,800
        """,
    ),
    "balance IFRS, only the last row says total": (
        "en-GB",
        """
        € thousand|2026|2025
        Goodwill|41,110|40,930
        Property|94,660|86,050
        Deferred tax|3,850|4,210
        Non-current assets|139,620|131,190
        Inventories|55,460|54,010
        Receivables|13,840|21,950
        Cash|87,800|61,620
        Current assets|157,100|137,580
        Total assets|296,720|268,770
        """,
    ),
    "income of a bank, a part of impairments apart": (
        "en",
        """
        |2026|2025
        Noninterest income
        Fees|9,120|8,840
        Securities losses|(167)|(52)
        Impairment on securities:
        Total impairment losses recognized on securities|(286)|(1,240)
        Loss recognized in other comprehensive income|0|130
        Net impairment losses recognized in earnings|(286)|(1,110)
        Total noninterest income|8,667|7,678
        """,
    ),
    "income with swaps": (
        "en",
        """
        |2026|2025
        Income from operations|132,900|127,600
        Foreign exchange loss|(299)|(75)
        Interest expense|(6,070)|(6,360)
        Interest income|10,590|9,680
        Change in fair value of interest rate swaps|(221)|(805)
        Total nonoperating income (expense)|4,000|2,440
        Income before income taxes|136,900|130,040
        """,
    ),
    "cash flow, no row says total": (
        "en-GB",
        """
        EUR million|2026|2025
        Result for the period|20.6|17.4
        Depreciation and amortisation|3.1|2.9
        Change in provisions|0.7|-1.2
        Change in inventories|-3.6|-3.1
        Change in receivables|-0.8|-2.2
        Change in payables|2.9|5.3
        Cash flow from operating activities|22.9|19.1
        Purchase of equipment|-5.3|-3.5
        Purchase of intangible assets|-0.9|-0.3
        Cash flow from investing activities|-6.2|-3.8
        Free cash flow|16.7|15.3
        Dividend paid|-15.4|-12.1
        Cash flow from financing activities|-15.4|-12.1
        Effect of exchange rate changes on cash|0.6|-0.2
        Change in cash|1.9|3.0
        Cash at 1 January|129.3|126.3
        Cash at 31 December|131.2|129.3
        """,
    ),
    "cash flow German, rows with numbers": (
        "de",
        """
        Mio. EUR|2026|2025
        1. Periodenergebnis|2.261|1.997
        2. + Abschreibungen|2.145|1.948
        3. – Zunahme der Vorräte|–1.629|–1.788
        4. = Mittelzufluss aus laufender Geschäftstätigkeit|2.777|2.157
        5. – Auszahlungen für Sachanlagen|–1.776|–1.337
        6. + Einzahlungen aus Abgängen|327|225
        7. = Mittelabfluss aus der Investitionstätigkeit|–1.449|–1.112
        """,
    ),
    "roll-forward of an allowance": (
        "en",
        """
        |2026|2025
        Beginning balance|189,060|185,400
        Provision for loan losses|2,760|4,100
        Loans charged off|(2,170)|(2,850)
        Recoveries|1,520|2,410
        Ending balance|191,170|189,060
        """,
    ),
}

# For each layout a cell (its row, or the label of its row, and its column) with a wrong figure, and
# the row that then does not add up.
SEEDED: list[tuple[str, str, int, str, str]] = [
    ("from income to funds from operations", "Nareit FFO", 2, "19,630", "Nareit FFO"),
    (
        "cash flows, Japan",
        "現金及び現金同等物の期末残高",
        1,
        "21,610",
        "現金及び現金同等物の期末残高",
    ),
    ("cash flows, Japan", "現金及び現金同等物の増減額", 2, "3,520", "現金及び現金同等物の増減額"),
    ("income US GAAP, one step", "Total revenues", 1, "50,060", "Total revenues"),
    (
        "income US GAAP, one step",
        "Research and development",
        2,
        "16,100",
        "Total costs and expenses",
    ),
    ("income US GAAP, one step", "Interest expense", 1, "(1,250)", "Total other expense, net"),
    ("income US GAAP, costs in parentheses", "Gross profit", 3, "434.5", "Gross profit"),
    ("income US GAAP, costs in parentheses", "Selling expense", 2, "(117.7)", "Operating income"),
    ("income US GAAP, costs in parentheses", "Income tax expense", 1, "(57.1)", "Net income"),
    (
        "income IFRS, by nature",
        "Employee benefits expense",
        1,
        "(258.5)",
        "Total operating expenses",
    ),
    ("income Swiss, in German", "Personalaufwand", 2, "-1’180.9", "Total Betriebsaufwand"),
    ("income Japanese", "営業外収益合計", 1, "3,541", "営業外収益合計"),
    ("income of a bank", "Borrowings", 2, "101", "Total interest expense"),
    ("income of a bank", "Total noninterest income", 1, "915", "Total noninterest income"),
    ("balance US GAAP", "Inventories", 1, "21,208", "Total current assets"),
    ("balance US GAAP", "Property and equipment, net", 1, "45,000", "Property and equipment, net"),
    ("balance US GAAP", "Total assets", 2, "$202,000", "Total assets"),
    ("balance US GAAP", "Long-term debt", 2, "56,000", "Total liabilities"),
    ("balance US GAAP", "Retained earnings", 1, "72,000", "Total shareholders' equity"),
    ("balance US GAAP, net row without a label", "Buildings", 1, "37,800", ""),
    (
        "balance US GAAP, net row without a label",
        "Investments",
        2,
        "5,700",
        "Total noncurrent assets",
    ),
    (
        "balance utility, depreciation printed positive",
        "Net utility plant",
        2,
        "6,600",
        "Net utility plant",
    ),
    ("balance IFRS, equity first", "Total assets", 2, "1,603.0", "Total assets"),
    ("balance Swiss", "Reserven", 1, "1’090.0", "Total Eigenkapital"),
    ("balance Swiss", "Total Aktiven", 2, "3’090.0", "Total Aktiven"),
    (
        "balance Japanese, net of depreciation",
        "減価償却累計額",
        2,
        "△37,540",
        "建物及び構築物(純額)",
    ),
    ("balance Japanese, net of depreciation", "流動資産合計", 1, "271,500", "流動資産合計"),
    (
        "cash flow US GAAP",
        "Capital expenditures",
        1,
        "(3,600)",
        "Net cash used in investing activities",
    ),
    ("cash flow US GAAP", "Cash at end of period", 1, "$73,412", "Cash at end of period"),
    (
        "cash flow IFRS, interest shown apart",
        "Tax paid",
        2,
        "(32.5)",
        "Total from operating activities",
    ),
    ("cash flow German", "Tilgung", 1, "-88,0", "Summe Mittelabfluss aus Finanzierung"),
    ("cash flow German", "Gesamt", 2, "105,0", "Gesamt"),
    ("segments with eliminations", "Hammers", 2, "289.9", "Total segments"),
    ("segments with eliminations", "Intersegment eliminations", 1, "(25.4)", "Total net sales"),
    ("segments, the total first", "of which Asia", 1, "109", "Total revenue"),
    ("segments by region within product", "Total", 1, "550", "Total"),
    ("reconciliation to EBITDA", "Income taxes", 2, "48.5", "EBITDA"),
    ("reconciliation with tax effect", "Total adjustments", 1, "1,524", "Total adjustments"),
    ("free cash flow", "Free cash flow", 2, "9,600", "Free cash flow"),
    ("earnings per share", "Total numerator", 2, "6,585", "Total numerator"),
    ("shares", "Less: treasury shares", 1, "286,200", "Total shares outstanding"),
    ("shareholders", "Institutions", 1, "7,040,000", "Total"),
    ("funds from operations", "Gain on sale of real estate", 1, "(21.5)", "FFO"),
    (
        "comprehensive income",
        "Foreign currency translation",
        2,
        "41",
        "Total other comprehensive income (loss)",
    ),
    ("income by quarter", "Total revenue", 4, "167", "Total revenue"),
    ("income Swiss, in French", "Impôts", 1, "-300.0", "Résultat net"),
    ("balance German", "II. Forderungen", 1, "1.990", "Summe Umlaufvermögen"),
    ("revenue by country within continent", "US", 1, "550", "Total Americas"),
    ("provision for taxes", "Total deferred", 1, "41", "Total deferred"),
    ("net debt", "Net debt", 1, "570", "Net debt"),
    (
        "income with a tax benefit in one year",
        "Provision for (benefit from) income taxes",
        1,
        "740",
        "Net income including noncontrolling interests",
    ),
    (
        "income with other income and expenses in one total",
        "Income before income taxes",
        3,
        "65,700",
        "Income before income taxes",
    ),
    (
        "comprehensive income German, sums above their parts",
        "Ertragsteuern",
        1,
        "-14.250",
        "Periodenergebnis",
    ),
    ("balance, equity in one row", "Total liabilities", 1, "699,000", "Total liabilities"),
    (
        "balance, equity in one row",
        "Total shareholders' equity",
        2,
        "487,400",
        "Total shareholders' equity",
    ),
    (
        "balance, a row between liabilities and equity",
        "Accounts payable",
        1,
        "13,310",
        "Total liabilities",
    ),
    ("balance IFRS, only the last row says total", "Receivables", 1, "23,840", "Current assets"),
    (
        "income of a bank, a part of impairments apart",
        "Fees",
        1,
        "9,520",
        "Total noninterest income",
    ),
    ("income with swaps", "Interest income", 1, "11,590", "Total nonoperating income (expense)"),
    (
        "cash flow, no row says total",
        "Change in payables",
        2,
        "8.3",
        "Cash flow from operating activities",
    ),
    ("cash flow, no row says total", "Cash at 31 December", 1, "134.2", "Cash at 31 December"),
    (
        "cash flow German, rows with numbers",
        "2. + Abschreibungen",
        1,
        "2.245",
        "4. = Mittelzufluss aus laufender Geschäftstätigkeit",
    ),
    ("roll-forward of an allowance", "Recoveries", 1, "2,520", "Ending balance"),
]

UNSEEDED = frozenset(
    [
        "changes in equity",
        "key figures of a balance sheet",
        "roll-forward of orders",
        "debt with rounding",
    ]
)
"""Layouts without a total that anybody could judge, or in figures too small for it."""
