// Resources against CloudFormation's schema: known types and properties, required ones, and types of values.
'use strict';

const INTRINSICS = new Set(['Ref', 'Condition', 'Fn::Base64', 'Fn::Cidr', 'Fn::FindInMap', 'Fn::GetAtt', 'Fn::GetAZs', 'Fn::If',
  'Fn::ImportValue', 'Fn::Join', 'Fn::Length', 'Fn::Select', 'Fn::Split', 'Fn::Sub', 'Fn::ToJsonString', 'Fn::Transform']);

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);
const isNoValue = value => isObject(value) && value.Ref === 'AWS::NoValue';
const kind = value => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const expected = (path, what, value) => [{ path, message: `expected ${what}, got ${kind(value)} ${JSON.stringify(value).slice(0, 60)}` }];

function isIntrinsic(value) {
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length === 1 && INTRINSICS.has(keys[0]);
}

// CloudFormation takes scalars in each other's spelling: 5 for "5" and "true" for true.
const SCALARS = {
  string: value => ['string', 'number', 'boolean'].includes(typeof value),
  'date-time': value => typeof value === 'string',
  number: value => typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))),
  integer: value => SCALARS.number(value) && Number.isInteger(Number(value)),
  boolean: value => typeof value === 'boolean' || value === 'true' || value === 'false',
  json: value => isObject(value) || typeof value === 'string',
  tag: value => isObject(value),
};

function checkValue(spec, value, type, path) {
  if (isNoValue(value)) return [];
  if (isIntrinsic(value)) {
    const branches = value['Fn::If']?.slice(1) ?? [];
    return branches.flatMap(branch => checkValue(spec, branch, type, `${path}.Fn::If`));
  }
  if (SCALARS[type.type]) return SCALARS[type.type](value) ? [] : expected(path, type.type, value);
  switch (type.type) {
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) => checkValue(spec, item, type.element, `${path}[${index}]`))
        : expected(path, 'array', value);
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, item]) => checkValue(spec, item, type.element, `${path}.${key}`))
        : expected(path, 'map', value);
    case 'ref': {
      const definition = spec.get('typeDefinition', type.reference.$ref);
      return isObject(value) ? checkProperties(spec, value, definition.properties, path) : expected(path, definition.name, value);
    }
    case 'union':
      return fewest(type.types.map(alternative => checkValue(spec, value, alternative, path)));
    default:
      return [];
  }
}

const fewest = lists => lists.reduce((best, list) => (list.length < best.length ? list : best));

function checkProperties(spec, value, definitions, path) {
  const present = Object.entries(value).filter(([, item]) => !isNoValue(item));
  const wrong = present.flatMap(([name, item]) => {
    const definition = definitions[name];
    if (!definition) return [{ path: `${path}.${name}`, message: 'unknown property' }];
    const types = [definition.type, ...(definition.previousTypes ?? [])];
    return fewest(types.map(type => checkValue(spec, item, type, `${path}.${name}`)));
  });
  const missing = Object.entries(definitions)
    .filter(([name, definition]) => definition.required && !present.some(([key]) => key === name))
    .map(([name]) => ({ path: `${path}.${name}`, message: 'required property missing' }));
  return [...wrong, ...missing];
}

const lookup = (spec, type) => spec.lookup('resource', 'cloudFormationType', 'equals', type);
const isCustom = type => type.startsWith('Custom::') || type.startsWith('AWS::CloudFormation::') || type === 'AWS::CDK::Metadata';

function checkResource(spec, resource) {
  if (isCustom(resource.Type)) return [];
  const found = lookup(spec, resource.Type);
  if (found.length === 0) return [{ path: 'Type', message: `unknown resource type ${resource.Type}` }];
  return checkProperties(spec, resource.Properties ?? {}, found.only().properties, 'Properties');
}

// Every Ref and Fn::GetAtt of the template names what exists.
function* checkReferences(spec, template) {
  const known = new Set([...Object.keys(template.Resources ?? {}), ...Object.keys(template.Parameters ?? {})]);
  for (const section of ['Resources', 'Outputs']) {
    for (const [logicalId, entry] of Object.entries(template[section] ?? {})) {
      for (const { node, path } of objectsIn(entry, '')) {
        if (typeof node.Ref === 'string' && isIntrinsic(node) && !node.Ref.startsWith('AWS::') && !known.has(node.Ref)) {
          yield { logicalId, path, message: `Ref to ${node.Ref}, which is neither a resource nor a parameter` };
        }
        if (node['Fn::GetAtt'] && isIntrinsic(node)) {
          const message = wrongAttribute(spec, template, node['Fn::GetAtt']);
          if (message) yield { logicalId, path, message };
        }
      }
    }
  }
}

function wrongAttribute(spec, template, target) {
  const [logicalId, ...rest] = Array.isArray(target) ? target : target.split('.');
  const attribute = rest.join('.');
  const resource = template.Resources?.[logicalId];
  if (!resource) return `Fn::GetAtt of ${logicalId}, which is no resource`;
  const found = isCustom(resource.Type) ? [] : lookup(spec, resource.Type);
  const isKnown = found.length === 0 || attribute in found.only().attributes;
  return isKnown ? undefined : `${resource.Type} has no attribute ${attribute}`;
}

function* objectsIn(node, path) {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* objectsIn(item, `${path}[${index}]`);
  } else if (isObject(node)) {
    yield { node, path: path.slice(1) };
    for (const [key, item] of Object.entries(node)) yield* objectsIn(item, `${path}.${key}`);
  }
}

module.exports = { checkResource, checkReferences };
