/**
 * Which Sobol' dimension serves which dimension of the draw table, two digits to base 36 each.
 *
 * With 1,024 points a first binary digit can depend on the index in 512 ways only, so among 1,280
 * dimensions some pairs share it and are correlated within a scramble, and low dimensions are not
 * enough for 20 workloads. The order gives the best sets to what is multiplied most. Greedily, the next
 * dimension is the one with the least expected squared error, over all Owen scrambles, of the product
 * Π(1 + s·z) of the columns that meet in one model; that is Σ Π(1 + s²·c(d)) over the points, where c(d)
 * is the expected product of two normal scores that share exactly d leading bits. First, in every
 * workload slot, the columns that move cost most in the templates (0, 3, 7, 4, 5, 1, 20, 6, 11, 8; best of
 * 100 starts); then the globals in use, by what they move; then the other columns in use; then the rest.
 * From the globals on, a dimension is passed over while a pair with one already there errs more than
 * three times as much as plain draws'. Globals 0 to 31 stay as Joe and Kuo have them, good in any
 * combination.
 *
 * Root mean square error of the product of the first ten of a slot, in parts of plain draws': 0.13 to
 * 0.15 in every slot, against 0.20 to 0.42 in an order that treats all columns alike; the worst pair that
 * meets, 14 times plain draws', against 74.
 */
export const DIMENSION_ORDER = `
000102030405060708090a0b0c0d0e0f0g0h0i0j0k0l0m0n0o0p0q0r0s0t0u0vhdptkr50ysorwz5g3zsoh8mw2l8u723cb3p5
ebkiioswb6ryq340w5jf338fvgrdv699byod83dvoo5p6pq85uhmtkas3gzh3081l0nr8mygc2707qepwkf0mcddvujtxapjpzz7
6l251ne4cubx2e1j14j9j31abwlxtznpqx18ra5ig0qn2rlkv9k62i0x2b6s9t246tqwktkxej5j3v85i9p815mol2pg5tdjweg3
97rodc9nnq3kga9sdt1bcs68z2bjo6j2mqdkf4c5dwndscdojlqarhy5sz5abv78l91imgva7bm22n2ovnfpji7iz1g2i3t12ut8
hkhsbp9k1q4tncgdqpq2qugyenrnpsb2qf9uvqxrdbr7rxjkck2qmhnayzc6eac1qojp49r4y8x4lihooy52w443mt7kt9tjhz6y
z8l1ggud1rf6d8d3kwl88yuaus9damekdyf12v4z7sdh8pqrbqg5wpx9eglqn3utbsju3l5eh54eoqe7hwpxs6fttthinjjw7vu8
oa4u32gqwh112z9pk92jp08tuu1z7lnya0hgzjdz1xub4a5cofk7co4sgijslvccetcaa164gt8hvfkjfnzbnvsbv07zi8b4ri6j
demil74oe9lwuz555xn6eyksb8gf19nwin298j5rmfhqb54xj0ujd51ky6bz38cjkcf78va9ewfzss4n3js2nmb7oxrplypep9ff
v29x6kgubiitefwtel75ix7duwupvwya4j2862dmfabt1ejoleq7qyrtha4mp4bgcfflp3gxc9wqsunu17sgp7go1wm59oavz5tb
bof2vtao8cwvvlu3x00wrbyefd89be8e5bj7t2za2f3mc4c7lbhtjjtgc0ybfk54si61o1i03nfomnq4st4huetrxwh6216v602p
kauhnlw6e0764ll498tik3lzxq47c3rm2a925z3ucp7u6icm1f7pk110rus0afpif8jyjhxoimja1vi7jryuyryjw0t54q1hr07j
yvigm8n4alm3k55skko8uibmvclf9i1ozcvimdm4y05lws93mydqylq5wy65u6vbxnvmxjb1r1mxxe7akbqj53v37nglediuuosm
em1ugr1mklk0sxuqoe2wdxdsq06ekg6rh0aeqh77idfq3au0bhllqimas19wn73fnfhfq6m1xlvyibno13l6sp6dvd7ytf3wp1j1
mrzegvqeyp45apdrlp0yf9a244o79671xmxxu7n06xeqni4yheq9blcwqvh9lrjmwbrjsar3xumswm6afexh6ng8j48lb0eiaqax
1lx56omzx3ym73ohcbxf9qadl36q4k2dozocob875qxgg7e57gvvah2stdlmatvo4ghya33qns7h59jv7cz0izghyorwpoi48wbr
5yxzvjwjfhj5jq6u7fgeo01scgtl9coppvulxsrke39vbdnhy37mjet7uyo3fck8iji167ukwxe2342cechpwfm9tcfg90aahbn9
zfwacy37prbbytrev4qc6hm0lcrrtmjc8du1fy3pv5ugs7hlgm8sx8d2sytxcdonmjomy13ew38giad65hyn9ls8abgws4rcjdov
b93bhuiy4bcrd1lh4w6fh1oi8qg4yhevesydkfdle8dny2qdot3s271dh7v8iqfx3t9jd4a7og26rg66rqvhyxgkfukziwifn2py
nelsikxk1gd7osjzpfq1h3wghniex1fmgcgzqssdr5tuhvkva5359h95kd6ce6au63erkobc57ayih9goupprsowexa6z6y494wi
chk46mvsvpqm3y82xduryyi2f5cir24f7oc8tspb885mwrd0s57wluoldpxim71yk2yw86o2aimbfjw191j67r2k3ho5g6r95669
me8r48p6f3w8i68o8nsnx220isqt1pnnacj83r2mfb6wnk5kx684gnctnbgpczmkjn5oz33xmvslhhjgxv9a5w7t744v2yyk9ykn
bffseozgpm9efr4rpnv7seufcqr6pkpucv8ztolan89f42tyz9314dthpdmmltu5uvn5t4yi8iare1516zlorftajb4cr8veh4kq
d9ageuok1239l5o4uczdtnxtvx2hmls9ezycpqvkplsrpapcxcrzsftedga8lj2g5djxvzdfwnojawhjlggb9r5n22t3hc8kcx0z
3dqltqcl1ty7ngce6brvilwdsjz48bkex7xytp9bskkyxpw2phm6u4u2hreekhu9ldbadah2nzwu3obko916p2vr23t0n1qb5vic
xbnxpwqgsqntiv4imp9m5funtvwoyqa41c2t2x363i41464p586g797e7x808a8x9zajakanazbnbucndiduehfifvfwg1g9gjgs
hxi5iiipirkmkpkulnmuqkqqqzrls3shsvt6twumuxv1w7w9wcwlwwy9yfzi
`;
